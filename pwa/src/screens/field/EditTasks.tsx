import { type EntryEdit, editTask } from "../../actions/entryEdit.ts";
import { TaskChip } from "../../components/TaskChip.tsx";
import { t } from "../../locales/t.ts";
import { shortLabel, wordsOf } from "../../store/words.ts";

/** A task more, or one less. Folded away: most changes are about minutes. */
export function EditTasks(props: { edit: EntryEdit; save(act: () => unknown): Promise<void> }) {
  const { edit, save } = props;
  const ticked = edit.lines.map((line) => line.taskType);
  return (
    <details>
      <summary>{t("edit.tasks")}</summary>
      <div class="chips">
        {wordsOf("task_type").map(({ key, label }) => (
          <TaskChip
            key={key}
            label={shortLabel("task_type", key)}
            fullLabel={label}
            order={ticked.includes(key) ? ticked.indexOf(key) + 1 : null}
            onToggle={() => save(() => editTask(edit.entryId, key))}
          />
        ))}
      </div>
    </details>
  );
}
