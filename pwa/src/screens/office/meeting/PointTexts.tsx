import type { AgendaItem } from "../../../api/weekly.ts";
import { Fact } from "../../../components/Fact.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import "../../../styles/tasks.css";

/** What was said and decided on a point, to read. */
export function PointTexts({ item }: { item: AgendaItem }) {
  const { notes, decision, owner, due_on: due, tasks } = item;
  if (!(notes || decision || owner || due || tasks.length > 0)) return null;
  return (
    <dl class="facts point-texts">
      {notes && (
        <Fact name={t("meeting.notes")}>
          <span class="kept">{notes}</span>
        </Fact>
      )}
      {decision && (
        <Fact name={t("meeting.decision")}>
          <span class="kept">{decision}</span>
        </Fact>
      )}
      {owner && <Fact name={t("meeting.owner")}>{owner.name}</Fact>}
      {due && <Fact name={t("meeting.due")}>{shortDate(due)}</Fact>}
      {tasks.length > 0 && (
        <Fact name={t("meeting.tasks")}>
          <TaskLines item={item} />
        </Fact>
      )}
    </dl>
  );
}

/** The tasks of a point: whose, by when, and whether they are done. */
export function TaskLines({ item }: { item: AgendaItem }) {
  return (
    <ul class="task-lines">
      {item.tasks.map((task) => (
        <li key={task.id}>
          {t("meeting.task_line", { who: task.owner?.name ?? "", text: task.text })}
          {task.due_on && ` · ${t("meeting.by", { date: shortDate(task.due_on) })}`}
          {task.done_at && ` · ${t("meeting.task_done")}`}
        </li>
      ))}
    </ul>
  );
}
