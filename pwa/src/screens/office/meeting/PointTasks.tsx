import { useState } from "preact/hooks";
import { type AgendaItem, addTask, type WeeklyMeeting } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { newId } from "../../../domain/ids.ts";
import { t } from "../../../locales/t.ts";
import { watched } from "../session.ts";
import { TaskFields, type TaskSaid } from "./TaskFields.tsx";

/** One more task of a point, beside the one that its decision becomes. */
export function PointTasks(props: { item: AgendaItem; meeting: WeeklyMeeting; onChanged(): void }) {
  const { item, meeting } = props;
  const [opId, setOpId] = useState<string | null>(null);

  async function save(said: TaskSaid): Promise<void> {
    await watched(addTask(meeting.id ?? "", item.id, { op_id: opId ?? newId(), ...said }));
    setOpId(null);
    props.onChanged();
  }

  return (
    <>
      {opId === null ? (
        <Button variant="tertiary" onClick={() => setOpId(newId())}>
          {t("meeting.new_task")}
        </Button>
      ) : (
        <TaskFields people={meeting.people} onSave={save} onCancel={() => setOpId(null)} />
      )}
    </>
  );
}
