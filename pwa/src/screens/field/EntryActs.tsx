import { markForCareRecord, voidEntry } from "../../actions/entryActs.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";
import { nameOf } from "../../store/colleagues.ts";
import { taskLinesOf } from "../../store/lines.ts";
import type { LogEntry, Participation, TaskLine } from "../../store/rows.ts";
import { rows } from "../../store/view.ts";
import { label } from "../../store/words.ts";
import { minuteWords } from "./minutes.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** The way there, who was there, and what its author can do about an entry with one tap. */
export function EntryActs({ entry, isOwn }: { entry: LogEntry; isOwn: boolean }) {
  const { save, failure } = useSaving();
  const people = rows("participation").filter((one) => one.entry_id === entry.id);
  const isOpen = entry.state !== "approved" && entry.state !== "voided";
  return (
    <>
      {entry.travel_minutes + entry.km > 0 && (
        <p class="detail">
          {t("travel.told", { length: minuteWords(entry.travel_minutes), km: entry.km })}
          {entry.car && ` · ${label("car", entry.car)}`}
        </p>
      )}
      {taskLinesOf(entry.id).map((line) => (
        <Carried key={line.id} line={line} />
      ))}
      {people.map((one) => (
        <p class="detail" key={one.id}>
          {t(presence(one), {
            name: nameOf(one.user_id) ?? t("together.somebody"),
          })}
        </p>
      ))}
      <FailureNotice failure={failure} />
      {isOwn && isOpen && (
        <div class="pair">
          {entry.case_id && (
            <Button
              variant="secondary"
              class="wide"
              aria-pressed={entry.is_for_care_record}
              onClick={() => void save(() => markForCareRecord(entry.id))}
            >
              {entry.is_for_care_record && <Icon name="check" />}
              {t("care.mark")}
            </Button>
          )}
          <Button
            variant="tertiary"
            color="danger"
            class="wide"
            onClick={() => void save(() => voidEntry(entry.id))}
          >
            {t("entries.void")}
          </Button>
        </div>
      )}
    </>
  );
}

/** What a task carried away, where it carried something. */
function Carried({ line }: { line: TaskLine }) {
  const told = (["sacks", "kg", "trips"] as const)
    .filter((what) => line[what])
    .map((what) => t(`waste.told_${what}`, { count: line[what] }));
  if (line.is_hazardous) told.push(t("waste.hazardous").toLowerCase());
  return told.length ? <p class="detail">{`${t("waste.title")}: ${told.join(" · ")}`}</p> : null;
}

function presence({ confirmed_at, declined_at }: Participation): string {
  if (declined_at) return "together.was_not_there";
  return confirmed_at ? "together.was_there" : "together.waits";
}
