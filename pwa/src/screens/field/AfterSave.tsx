import { localDate, localTime } from "../../domain/format.ts";
import { mapLink, smsLink } from "../../domain/links.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { setting } from "../../store/colleagues.ts";
import { row, rows } from "../../store/view.ts";
import { isIos } from "./install.ts";
import { MISSED } from "./MissedVisit.tsx";
import { placeWords } from "./placeWords.ts";
import { lastSaved } from "./saved.ts";
import { todayRows } from "./todayRows.ts";

/** S4, after *Lagre*: a neutral message where nobody was met, and the way to the next place. */
export function AfterSave() {
  const entry = lastSaved.value ? row("log_entry", lastSaved.value) : undefined;
  if (!entry || entry.done_on !== localDate()) return null;
  const [next] = todayRows(entry.done_on, deviceUser.value?.id ?? "", null).planned;
  const place = next && placeWords(next.case_id, next.place_id);
  const address = next && row("place", next.place_id ?? place?.placeId ?? "")?.address;
  const time = next?.starts_at_local && localTime(next.starts_at_local);
  return (
    <>
      {MISSED.includes(entry.outcome ?? "") && <NeutralSms caseId={entry.case_id} />}
      {place && (
        <section class="section" aria-labelledby="next">
          <h2 id="next">{t("next.title")}</h2>
          <p>{[time, place.name, address].filter(Boolean).join(" · ")}</p>
          {address && (
            <a class="ds-button wide" data-variant="secondary" href={mapLink(address, isIos())}>
              {t("next.map")}
            </a>
          )}
        </section>
      )}
    </>
  );
}

/** The phone's own message app, with a text that names neither the resident nor the service. */
function NeutralSms({ caseId }: { caseId: string | null }) {
  const found = caseId ? row("case", caseId) : undefined;
  const resident = found && row("resident", found.resident_id);
  const own = rows("colleague").find((one) => one.user_id === deviceUser.value?.id)?.phone;
  const number = own ?? setting("service_phone");
  if (!number) return null;
  return (
    <a
      class="ds-button wide"
      data-variant="secondary"
      href={smsLink(resident?.phone ?? "", t("sms.text", { number }))}
    >
      {t("sms.neutral")}
    </a>
  );
}
