import { useEffect, useId } from "preact/hooks";
import { logOwn, type OwnEntry } from "../../../api/ownTime.ts";
import { clockTime, localDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { choices, loadChoices } from "../record/choices.ts";
import { FormFields, wrongOf } from "../record/FormFields.tsx";
import { FormFrame, wrongWords } from "../record/FormFrame.tsx";
import { type RecordField, typedFrom } from "../record/fields.ts";
import { useForm } from "../record/useForm.ts";
import { wordLabel } from "../words.ts";

const KINDS = ["phone_call", "meeting", "office_work", "errand"] as const;

/** One piece of own work: what, when, how long, on which case. */
export function OwnForm(props: { onLogged(): void; onChange(): void }) {
  const fields = fieldsFor();
  const prefix = useId();
  const form = useForm({
    fields,
    begin: () => typedFrom(fields, blank()),
    send: async ({ task_type, duration_minutes, ...entry }, opId) => {
      const lines = [{ task_type, duration_minutes }];
      await logOwn({ ...entry, lines, op_id: opId } as OwnEntry);
      const { done_on, kind } = form.typed;
      form.put(typedFrom(fields, { ...blank(), done_on, kind }));
      props.onLogged();
    },
  });

  // Cases come and go while one works: those that were known before are asked for again.
  useEffect(() => {
    if (choices.value) void loadChoices().catch(() => undefined);
  }, []);

  return (
    <FormFrame
      label={t("own.log")}
      wrong={wrongOf(prefix, fields, form.wrong, fieldLabel)}
      failure={form.failure}
      isBusy={form.isBusy}
      saveWords={t("own.save")}
      isPaired
      save={form.save}
    >
      <h2>{t("own.log")}</h2>
      <FormFields
        prefix={prefix}
        fields={fields}
        form={{
          ...form,
          put: (part) => {
            form.put(part);
            props.onChange();
          },
        }}
        label={fieldLabel}
        wrongWords={(key, name) =>
          name === "done_on" && key === "out_of_range" ? t("own.wrong_day") : wrongWords(key)
        }
      />
    </FormFrame>
  );
}

function fieldLabel(name: string): string {
  return t(`own.field_${name}`);
}

function fieldsFor(): RecordField[] {
  const kinds = KINDS.map((key) => ({ id: key, name: wordLabel("entry_kind", key) }));
  return [
    { name: "kind", kind: "choice", options: kinds, isRequired: true },
    { name: "task_type", kind: "word", list: "task_type", isRequired: true },
    { name: "case_id", kind: "case" },
    { name: "done_on", kind: "date", isRequired: true },
    { name: "starts_at_local", kind: "clock", isRequired: true },
    { name: "duration_minutes", kind: "number", isRequired: true },
    { name: "note", kind: "long" },
  ];
}

function blank(): Record<string, unknown> {
  const now = Date.now();
  return {
    kind: "phone_call",
    done_on: localDate(now),
    starts_at_local: clockTime(now).replace(".", ":"),
    duration_minutes: 15,
  };
}
