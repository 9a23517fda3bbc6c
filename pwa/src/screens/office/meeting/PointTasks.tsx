import { useId, useState } from "preact/hooks";
import { type AgendaItem, addTask, type WeeklyMeeting } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { hasText, t } from "../../../locales/t.ts";
import { FormFields, wrongOf } from "../record/FormFields.tsx";
import { FormFrame, wrongWords } from "../record/FormFrame.tsx";
import type { RecordField } from "../record/fields.ts";
import { useForm } from "../record/useForm.ts";

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
  const prefix = useId();
  const fields: RecordField[] = [
    { name: "text", kind: "text", isRequired: true },
    { name: "owner_id", kind: "choice", options: meeting.people, isRequired: true },
    { name: "due_on", kind: "date" },
  ];
  const form = useForm({
    fields,
    begin: {},
    send: async (values, opId) => {
      const said = values as unknown as TaskSaid;
      await addTask(meeting.id ?? "", item.id, { ...said, op_id: opId });
      props.onDone(true);
    },
  });
  return (
    <FormFrame
      label={t("meeting.new_task")}
      wrong={wrongOf(prefix, fields, form.wrong, fieldLabel)}
      failure={form.failure}
      isBusy={form.isBusy}
      saveWords={t("meeting.give_task")}
      isFocused
      isPaired
      save={form.save}
      onCancel={() => props.onDone(false)}
    >
      <FormFields
        prefix={prefix}
        fields={fields}
        form={form}
        label={fieldLabel}
        wrongWords={wrongTask}
      />
    </FormFrame>
  );
}

function fieldLabel(name: string): string {
  return t(`meeting.task_${name}`);
}

function wrongTask(key: string, name: string): string {
  const missing = `meeting.task_no_${name}`;
  return key === "required" && hasText(missing) ? t(missing) : wrongWords(key);
}
