import { tickTask } from "../../actions/tasks.ts";
import { Section } from "../../components/Section.tsx";
import { localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import type { Task } from "../../store/rows.ts";
import { rows } from "../../store/view.ts";
import { placeWords } from "./placeWords.ts";
import { Tick } from "./Reminders.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** One's own tasks, of a case or all of them; what was done today stands ticked, and can be taken back. */
export function Tasks({ caseId }: { caseId?: string }) {
  const { save, failure } = useSaving();
  const today = localDate();
  const tasks = rows("task")
    .filter((one) => !caseId || one.case_id === caseId)
    .filter((one) => one.done_at === null || localDate(one.done_at) === today)
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
  if (tasks.length === 0) return null;
  return (
    <Section id="tasks" title={t("own_task.title")}>
      <FailureNotice failure={failure} />
      <div class="stack packing">
        {tasks.map((one) => (
          <Tick
            key={one.id}
            text={taskWords(one, today, !caseId)}
            isOn={one.done_at !== null}
            onTap={() => save(() => tickTask(one.id))}
          />
        ))}
      </div>
    </Section>
  );
}

function key(one: Task): string {
  return (one.due_on ?? "9") + one.id;
}

function taskWords(one: Task, today: string, isWithPlace: boolean): string {
  const due = one.due_on && { date: shortDate(one.due_on) };
  const isLate = one.due_on !== null && one.due_on < today && one.done_at === null;
  return [
    one.text,
    isWithPlace && one.case_id && placeWords(one.case_id, null, null, "").name,
    due && t(isLate ? "own_task.late" : "own_task.due", due),
  ]
    .filter(Boolean)
    .join(" · ");
}
