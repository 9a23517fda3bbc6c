/** A visit as text that a person can paste somewhere else, when the phone cannot keep it. */
import { linesOf, type RunningVisit } from "../../actions/visit.ts";
import { clockTime, localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { label } from "../../store/words.ts";
import { minuteWords } from "./minutes.ts";
import { draftPlace } from "./placeWords.ts";

/** Where, when, what and the note: one line each. */
export function visitText(visit: RunningVisit, note: string = visit.note): string {
  const place = draftPlace(visit);
  const from = clockTime(visit.startedAt);
  const when = visit.endedAt ? t("time.from_to", { from, to: clockTime(visit.endedAt) }) : from;
  const lines = linesOf(visit).map(
    ({ taskType, minutes }) => `${label("task_type", taskType)}: ${minuteWords(minutes)}`,
  );
  const outcome = visit.outcome ? [label("visit_outcome", visit.outcome)] : [];
  const head = [place.caseCode, place.name, place.address].filter(Boolean).join(" · ");
  const day = shortDate(localDate(visit.startedAt));
  return [head, `${day} ${when}`, ...outcome, ...lines, note].filter(Boolean).join("\n");
}
