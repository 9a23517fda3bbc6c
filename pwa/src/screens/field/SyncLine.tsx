import { Icon, type IconName } from "../../components/Icon.tsx";
import { clockTime, localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { syncStatus } from "../../sync/status.ts";

const DAY_MS = 86_400_000;

/**
 * How this phone stands with the server, in one line that is read aloud when it changes.
 * «Alt er sendt» is said only when it is true.
 */
export function SyncLine() {
  const { icon, words } = syncWords(syncStatus.value);
  const updated = syncStatus.value.lastUpdatedAt;
  return (
    <div class="panel">
      <Icon name={icon} />
      <div>
        <strong role="status" id="sync-line">
          {words.join(" · ")}
        </strong>
        <span class="lead">{updated ? updatedWords(updated) : t("sync.never")}</span>
      </div>
    </div>
  );
}

type Status = typeof syncStatus.value;

/** The words of the line, most urgent first. */
export function syncWords(status: Status): { icon: IconName; words: string[] } {
  const words: string[] = [];
  // Nothing has come yet, and nothing is known of the network: the first answer will tell.
  const waits = status.unsent + status.unsentPhotos;
  const looks = status.needsAttention + status.damagedPhotos;
  if (status.busy && !status.lastUpdatedAt && !waits && !looks)
    return { icon: "sync", words: [t("sync.fetching")] };
  if (status.needsAttention)
    words.push(t("sync.needs_attention", { count: status.needsAttention }));
  if (status.damagedPhotos) words.push(t("sync.damaged_photos", { count: status.damagedPhotos }));
  if (status.unsent) words.push(t("sync.unsent", { count: status.unsent }));
  if (status.unsentPhotos) words.push(t("sync.unsent_photos", { count: status.unsentPhotos }));
  if (status.allSent) words.push(t("sync.all_sent"));
  if (status.reach === "signed_out") words.push(t("sync.signed_out"));
  else if (status.reach === "unexpected_answer") words.push(t("sync.unexpected"));
  else if (status.reach === "offline") words.push(t("sync.offline"));
  else if (status.busy && waits) words.push(t("sync.sending"));
  if (!words.length) words.push(t("sync.fetching"));
  return { icon: syncIcon(status), words };
}

function syncIcon(status: Status): IconName {
  if (status.needsAttention || status.damagedPhotos || status.reach === "signed_out")
    return "warning";
  if (status.unsent || status.unsentPhotos) return "phone";
  if (status.reach === "offline" || status.reach === "unexpected_answer") return "cloudOff";
  return status.allSent ? "checkTwice" : "sync";
}

/** When the phone was last brought up to date; on a later day also how old that is. */
export function updatedWords(instant: string, today = localDate()): string {
  const time = clockTime(instant);
  const date = localDate(instant);
  if (date === today) return t("sync.updated_today", { time });
  const days = Math.round((Date.parse(today) - Date.parse(date)) / DAY_MS);
  // A clock that was set back tells no age.
  return days > 0
    ? t("sync.updated_days", { date: shortDate(date), time, count: days })
    : t("sync.updated", { date: shortDate(date), time });
}
