import { useId, useState } from "preact/hooks";
import { type Board, type Plan, planVisit } from "../../../api/plans.ts";
import { localDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { FieldsForm } from "../record/FieldsForm.tsx";
import { type RecordField, typedFrom } from "../record/fields.ts";
import { People } from "../record/People.tsx";

/** A new planned visit, once or again and again. */
export function NewVisit(props: {
  board: Board;
  onPlanned(count: number): void;
  onCancel(): void;
}) {
  const { board } = props;
  const whoId = useId();
  const [chosen, setChosen] = useState<string[]>([]);
  const fields = fieldsFor(board);
  return (
    <FieldsForm
      label={t("board.new")}
      fields={(typed) =>
        typed.every_weeks ? fields : fields.filter(({ name }) => name !== "last_on")
      }
      begin={() => typedFrom(fields, { planned_on: firstDay(board), duration_minutes: 60 })}
      beside={chosen}
      fieldLabel={(name) => t(`board.field_${name}`)}
      saveWords={t("board.put_up")}
      isFocused
      isPaired
      send={async ({ every_weeks, ...values }, opId) => {
        const weeks = every_weeks ? Number(every_weeks) : null;
        const plan = { ...values, every_weeks: weeks, op_id: opId, user_ids: chosen } as Plan;
        const { ids } = await planVisit(plan);
        props.onPlanned(ids.length);
      }}
      onCancel={props.onCancel}
      intro={<h2>{t("board.new")}</h2>}
    >
      <People
        id={whoId}
        legend={t("board.who_goes")}
        people={board.people}
        chosen={chosen}
        onChoose={setChosen}
      />
    </FieldsForm>
  );
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
