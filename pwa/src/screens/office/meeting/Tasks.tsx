import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { listTasks, type OfficeTask, tickTask, type Whose } from "../../../api/tasks.ts";
import { Button } from "../../../components/Button.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { clockTime, localDate, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { Failure } from "../Failure.tsx";
import "../../../styles/tasks.css";
import { PolledPages } from "../PolledPages.tsx";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";

const POLL_MS = 10_000;
const LISTS: readonly Whose[] = ["mine", "all", "overdue"];

/** Tasks: one's own, all, and those that should have been done. */
export function Tasks() {
  const { query, route } = useLocation();
  const whose = LISTS.find((each) => each === query.whose) ?? "mine";
  const page = Math.max(1, Number(query.page) || 1);
  const list = usePoll(`tasks/${whose}/${page}`, () => watched(listTasks(whose, page)), POLL_MS);
  const [failure, setFailure] = useState<unknown>(null);

  async function tick(task: OfficeTask): Promise<void> {
    setFailure(null);
    try {
      await watched(tickTask(task.id, task.version, task.done_at === null));
    } catch (error) {
      setFailure(error);
    }
    list.reload();
  }

  return (
    <main id="main" class="tasks">
      <div class="heading">
        <div>
          <PageHeading title={t("tasks.title")} />
          <p class="subtle" role="status">
            {list.data
              ? t("tasks.count", { count: list.data.total, overdue: list.data.overdue })
              : t("review.counting")}
          </p>
        </div>
        <fieldset class="filter" aria-label={t("tasks.whose")}>
          {LISTS.map((each) => (
            <Button
              key={each}
              variant="secondary"
              aria-pressed={each === whose}
              onClick={() => route(`/office/tasks?whose=${each}`)}
            >
              {t(`tasks.${each}`)}
            </Button>
          ))}
        </fieldset>
      </div>
      <Failure of={failure} />
      <PolledPages
        list={list}
        page={page}
        loading={t("tasks.loading")}
        onPage={(to) => route(`/office/tasks?whose=${whose}&page=${to}`)}
      >
        {({ tasks }) =>
          tasks.length === 0 ? (
            <div class="sheet stack">
              <h2>{t(`tasks.none_${whose}`)}</h2>
              <p>{t("tasks.none_why")}</p>
            </div>
          ) : (
            <ul class="sheet task-list">
              {tasks.map((task) => (
                <Row key={task.id} task={task} onTick={() => void tick(task)} />
              ))}
            </ul>
          )
        }
      </PolledPages>
    </main>
  );
}

function Row({ task, onTick }: { task: OfficeTask; onTick(): void }) {
  const isDone = task.done_at !== null;
  return (
    <li data-done={isDone}>
      <label class="tick">
        <input type="checkbox" checked={isDone} onChange={onTick} />
        <span>{task.text}</span>
      </label>
      <p class="detail">
        {task.owner.name}
        {task.case && (
          <>
            {" · "}
            <a href={`/office/cases/${task.case.id}`}>{task.case.code}</a>
          </>
        )}
        {task.due_on && ` · ${t("meeting.by", { date: shortDate(task.due_on) })}`}
        {task.done_at &&
          ` · ${t("tasks.done_at", {
            date: shortDate(localDate(task.done_at)),
            time: clockTime(task.done_at),
          })}`}
      </p>
      {task.is_overdue && (
        <span class="ds-tag" data-color="danger">
          <Icon name="warning" />
          {t("tasks.is_overdue")}
        </span>
      )}
    </li>
  );
}
