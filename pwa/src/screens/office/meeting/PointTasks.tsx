import { useState } from "preact/hooks";
import { type AgendaItem, addTask, type WeeklyMeeting } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { hasText, t } from "../../../locales/t.ts";
import { FieldsForm } from "../record/FieldsForm.tsx";
import { wrongWords } from "../record/FormFrame.tsx";

type TaskSaid = Omit<Parameters<typeof addTask>[2], "op_id">;

/** One more task of a point, beside the one that its decision becomes. */
export function PointTasks(props: { item: AgendaItem; meeting: WeeklyMeeting; onChanged(): void }) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <Button variant="tertiary" onClick={() => setOpen(true)}>
        {t("meeting.new_task")}
      </Button>
    );
  }
  return (
    <Form
      {...props}
      onDone={(isSaved) => {
        setOpen(false);
        if (isSaved) props.onChanged();
      }}
    />
  );
}

/** What is to be done, by whom and when. What is missing is named, and what was typed stays. */
function Form(props: { item: AgendaItem; meeting: WeeklyMeeting; onDone(isSaved: boolean): void }) {
  const { item, meeting } = props;
  return (
    <FieldsForm
      label={t("meeting.new_task")}
      fields={[
        { name: "text", kind: "text", isRequired: true },
        { name: "owner_id", kind: "choice", options: meeting.people, isRequired: true },
        { name: "due_on", kind: "date" },
      ]}
      begin={{}}
      fieldLabel={(name) => t(`meeting.task_${name}`)}
      wrongWords={wrongTask}
      saveWords={t("meeting.give_task")}
      isFocused
      isPaired
      send={async (values, opId) => {
        const said = values as unknown as TaskSaid;
        await addTask(meeting.id ?? "", item.id, { ...said, op_id: opId });
        props.onDone(true);
      }}
      onCancel={() => props.onDone(false)}
    />
  );
}

function wrongTask(key: string, name: string): string {
  const missing = `meeting.task_no_${name}`;
  return key === "required" && hasText(missing) ? t(missing) : wrongWords(key);
}
