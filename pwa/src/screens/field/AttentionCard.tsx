import type { ComponentChildren } from "preact";
import { EntryStateTag } from "../../components/EntryStateTag.tsx";
import { Icon, type IconName } from "../../components/Icon.tsx";
import { clockTime, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import type { Attention } from "../../store/attention.ts";
import { row } from "../../store/view.ts";
import { whenWords } from "../shared/fieldWords.ts";
import { ConflictQuestion } from "./ConflictQuestion.tsx";
import { ParkedQuestion } from "./ParkedQuestion.tsx";
import { entryPlace } from "./placeWords.ts";
import { ReturnedQuestion } from "./ReturnedQuestion.tsx";

const LOOKS: Record<Attention["kind"], { icon: IconName; color: string }> = {
  returned: { icon: "back", color: "warning" },
  conflict: { icon: "warning", color: "warning" },
  rejected: { icon: "cross", color: "danger" },
  late: { icon: "clock", color: "info" },
  held: { icon: "clock", color: "info" },
  quarantined: { icon: "sync", color: "info" },
};

/** One question: which entry, what about it, and the one thing to do. */
export function AttentionCard({ one }: { one: Attention }) {
  const looks = LOOKS[one.kind];
  return (
    <article class="card" aria-labelledby={`about-${one.key}`}>
      <header>
        <h3 id={`about-${one.key}`}>{subject(one)}</h3>
        <p class="detail">{when(one)}</p>
        <div class="tags">
          <span class="ds-tag" data-color={looks.color} data-kind={one.kind}>
            <Icon name={looks.icon} />
            {t(`attention.kind_${one.kind}`)}
          </span>
          {one.isDecided && <EntryStateTag state="on_device" />}
        </div>
      </header>
      {one.isDecided ? <p>{t("attention.decided")}</p> : question(one)}
    </article>
  );
}

function question(one: Attention): ComponentChildren {
  if (one.kind === "returned") return <ReturnedQuestion entryId={one.entryId ?? ""} />;
  if (one.kind === "conflict") return <ConflictQuestion one={one} />;
  return <ParkedQuestion one={one} />;
}

/** Whom or what the card is about. */
function subject({ entryId, op }: Attention): string {
  const entry = entryId ? row("log_entry", entryId) : undefined;
  if (entry) return entryPlace(entry).name;
  const isChoice = op?.body.changes.every(({ entity }) => CHOICES.has(entity));
  return isChoice ? t("attention.a_choice") : t("attention.a_change");
}

const CHOICES = new Set<string>(["operation", "field_conflict"]);

function when({ entryId, receipt, op }: Attention): string {
  const entry = entryId ? row("log_entry", entryId) : undefined;
  if (entry) {
    return t("time.date_and_clock", {
      date: shortDate(entry.done_on),
      time: clockTime(entry.started_at),
    });
  }
  const savedAt = op?.body.at ?? receipt?.savedAt;
  return savedAt ? t("attention.saved", { when: whenWords(savedAt) }) : "";
}
