import { useId, useState } from "preact/hooks";
import { type Board, type Plan, planVisit } from "../../../api/plans.ts";
import { localDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { FormFields, wrongOf } from "../record/FormFields.tsx";
import { FormFrame } from "../record/FormFrame.tsx";
import { type RecordField, typedFrom } from "../record/fields.ts";
import { People } from "../record/People.tsx";
import { useForm } from "../record/useForm.ts";

/** A new planned visit, once or again and again. */
export function NewVisit(props: {
  board: Board;
  onPlanned(count: number): void;
  onCancel(): void;
}) {
  const { board } = props;
  const prefix = useId();
  const [chosen, setChosen] = useState<string[]>([]);
  const all = fieldsFor(board);
  const form = useForm({
    fields: (typed) => (typed.every_weeks ? all : all.filter(({ name }) => name !== "last_on")),
    begin: () => typedFrom(all, { planned_on: firstDay(board), duration_minutes: 60 }),
    beside: chosen,
    send: async ({ every_weeks, ...values }, opId) => {
      const weeks = every_weeks ? Number(every_weeks) : null;
      const plan = { ...values, every_weeks: weeks, op_id: opId, user_ids: chosen } as Plan;
      const { ids } = await planVisit(plan);
      props.onPlanned(ids.length);
    },
  });

  return (
    <FormFrame
      label={t("board.new")}
      wrong={wrongOf(prefix, form.fields, form.wrong, fieldLabel)}
      failure={form.failure}
      isBusy={form.isBusy}
      saveWords={t("board.put_up")}
      isFocused
      isPaired
      save={form.save}
      onCancel={props.onCancel}
    >
      <h2>{t("board.new")}</h2>
      <FormFields prefix={prefix} fields={form.fields} form={form} label={fieldLabel} />
      <People
        id={`${prefix}-who`}
        legend={t("board.who_goes")}
        people={board.people}
        chosen={chosen}
        onChoose={setChosen}
      />
    </FormFrame>
  );
}

function fieldLabel(name: string): string {
  return t(`board.field_${name}`);
}

function fieldsFor(board: Board): RecordField[] {
  const rhythms = [1, 2, 4, 6].map((weeks) => ({
    id: String(weeks),
    name: t("board.every", { weeks }),
  }));
  return [
    { name: "case_id", kind: "choice", options: board.cases, isRequired: true },
    { name: "planned_on", kind: "date", isRequired: true },
    { name: "starts_at_local", kind: "clock" },
    { name: "duration_minutes", kind: "number" },
    { name: "note", kind: "long", longest: 500 },
    { name: "every_weeks", kind: "choice", options: rhythms },
    { name: "last_on", kind: "date", isRequired: true },
  ];
}

/** Today when the board shows it, else the week's Monday. */
function firstDay(board: Board): string {
  const today = localDate();
  return board.days.includes(today) ? today : (board.days[0] ?? today);
}
