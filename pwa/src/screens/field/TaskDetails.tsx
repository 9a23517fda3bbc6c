import { useId } from "preact/hooks";
import type { RunningVisit } from "../../actions/visit.ts";
import { tellTask } from "../../actions/visitDetails.ts";
import type { VisitTask } from "../../actions/visitTypes.ts";
import { Choices } from "../../components/Choices.tsx";
import { t } from "../../locales/t.ts";
import { rows } from "../../store/view.ts";
import { shortLabel, wordsOf } from "../../store/words.ts";

/** Tasks about which one tap more tells something, by their group. */
const GUIDANCE = "practical_guidance";
const NAVIGATION = "service_navigation";

interface Props {
  visit: RunningVisit;
  save(act: () => unknown): Promise<void>;
}

/** Who did it, where somebody was guided; which service and what came of it, where a way was found. */
export function TaskDetails({ visit, save }: Props) {
  const groups = new Map(wordsOf("task_type").map(({ key, group }) => [key, group]));
  const tell = (taskType: string, told: Parameters<typeof tellTask>[1]) =>
    void save(() => tellTask(taskType, told, visit.entryId));
  return (
    <>
      {visit.tasks.map((task) => {
        const group = groups.get(task.taskType);
        const name = shortLabel("task_type", task.taskType);
        if (group === GUIDANCE)
          return (
            <Choices
              key={task.taskType}
              legend={t("task.who", { task: name })}
              isLegendSeen
              choices={choicesOf("who_did_it")}
              chosen={task.whoDidIt ?? null}
              onChoose={(whoDidIt) => tell(task.taskType, { whoDidIt })}
            />
          );
        if (group !== NAVIGATION) return null;
        return (
          <div class="stack" key={task.taskType}>
            <Choices
              legend={t("task.result", { task: name })}
              isLegendSeen
              choices={choicesOf("navigation_result")}
              chosen={task.result ?? null}
              onChoose={(result) => tell(task.taskType, { result })}
            />
            <ServiceField task={task} name={name} onChoose={(to) => tell(task.taskType, to)} />
          </div>
        );
      })}
    </>
  );
}

function ServiceField(props: {
  task: VisitTask;
  name: string;
  onChoose(told: { partnerId: string | null }): void;
}) {
  const id = useId();
  const partners = [...rows("partner")].sort((a, b) => a.name.localeCompare(b.name, "nb"));
  return (
    <div class="field">
      <label class="ds-label" for={id}>
        {t("task.service", { task: props.name })}
      </label>
      <select
        id={id}
        class="ds-input"
        value={props.task.partnerId ?? ""}
        onChange={(event) => props.onChoose({ partnerId: event.currentTarget.value || null })}
      >
        <option value="">{t("split.choose")}</option>
        {partners.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function choicesOf(list: string) {
  return wordsOf(list).map(({ key, label }) => ({ key, text: label }));
}
