import type { ComponentChildren } from "preact";
import { EntryStateTag } from "../../components/EntryStateTag.tsx";
import { clockTime } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { taskLinesOf } from "../../store/lines.ts";
import type { LogEntry } from "../../store/rows.ts";
import { entryState } from "../../store/view.ts";
import { label, shortLabel } from "../../store/words.ts";
import { minuteWords } from "./minutes.ts";
import { entryPlace } from "./placeWords.ts";

/**
 * One saved entry on a list: when, where, what, where it is now, and what more there is to say.
 * @param day stands in the place of where, on a list of one place
 */
export function EntryRow(props: { entry: LogEntry; day?: string; children?: ComponentChildren }) {
  const { entry, day, children } = props;
  const place = entryPlace(entry);
  return (
    <article class="row">
      <div class="words">
        <h3 class="name">
          <span class="time">{clockTime(entry.started_at)}</span> {day ?? place.name}
        </h3>
        <p class="detail">
          {minuteWords(entry.duration_minutes)} · {doneWords(entry)}
        </p>
        <EntryStateTag state={entryState(entry.id)} />
        {children}
      </div>
    </article>
  );
}

/** The tasks of an entry in the order they were ticked, or how the visit went. */
function doneWords(entry: LogEntry): string {
  const lines = taskLinesOf(entry.id);
  if (lines.length) return lines.map((line) => shortLabel("task_type", line.task_type)).join(", ");
  return entry.outcome ? label("visit_outcome", entry.outcome) : t("entry.no_lines");
}
