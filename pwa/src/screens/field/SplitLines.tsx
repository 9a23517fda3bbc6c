import { changeLine, changeTotal, type RunningVisit } from "../../actions/visit.ts";
import { Stepper } from "../../components/Stepper.tsx";
import { t } from "../../locales/t.ts";
import { shortLabel } from "../../store/words.ts";

/** The total and what each task took of it. @param tasks the lines that can be changed */
export function SplitLines(props: {
  visit: RunningVisit;
  tasks: RunningVisit["tasks"];
  isTotalShown: boolean;
  save(act: () => unknown): Promise<void>;
}) {
  const { visit, tasks, save } = props;
  const id = visit.entryId;
  return (
    <section class="section" aria-label={t("split.minutes")}>
      {props.isTotalShown && (
        <Stepper
          label={t("split.total")}
          minutes={visit.totalMinutes}
          isTotal
          onStep={(delta) => void save(() => changeTotal(delta, id))}
        />
      )}
      {tasks.map((task) => (
        <Stepper
          key={task.taskType}
          label={shortLabel("task_type", task.taskType)}
          minutes={task.minutes}
          onStep={(delta) => void save(() => changeLine(task.taskType, delta, id))}
        />
      ))}
    </section>
  );
}
