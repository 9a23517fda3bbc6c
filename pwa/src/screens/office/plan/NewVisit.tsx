import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ApiError } from "../../../api/errors.ts";
import { type Board, planVisit } from "../../../api/plans.ts";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { localDate } from "../../../domain/format.ts";
import { newId } from "../../../domain/ids.ts";
import { errorWords } from "../../../locales/errorWords.ts";
import { hasText, t } from "../../../locales/t.ts";
import { FieldInput } from "../record/FieldInput.tsx";
import { type RecordField, read, type Typed, typedFrom } from "../record/fields.ts";
import { watched } from "../session.ts";
import { Workers } from "./Workers.tsx";

/** A new planned visit, once or again and again. */
export function NewVisit(props: {
  board: Board;
  onPlanned(count: number): void;
  onCancel(): void;
}) {
  const { board } = props;
  const fields = fieldsFor(board);
  const [typed, setTyped] = useState<Typed>(() =>
    typedFrom(fields, { planned_on: firstDay(board), duration_minutes: 60 }),
  );
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [chosen, setChosen] = useState<string[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const opId = useRef(newId());
  const form = useRef<HTMLFormElement>(null);
  const prefix = useId();

  useEffect(() => form.current?.querySelector<HTMLElement>("select, input")?.focus(), []);

  const again = typed.every_weeks ? fields : fields.filter(({ name }) => name !== "last_on");

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const told = read(again, typed);
    setWrong(told.wrong);
    setFailure(null);
    if (Object.keys(told.wrong).length) return look();
    setBusy(true);
    try {
      const { every_weeks, ...values } = told.values;
      const plan = {
        ...values,
        every_weeks: every_weeks ? Number(every_weeks) : null,
        op_id: opId.current,
        user_ids: chosen,
      } as Parameters<typeof planVisit>[0];
      const { ids } = await watched(planVisit(plan));
      props.onPlanned(ids.length);
    } catch (error) {
      setFailure(error);
      if (error instanceof ApiError) {
        const named = Object.entries(error.fields).map(([name, keys]) => [name, keys[0] ?? ""]);
        setWrong(Object.fromEntries(named));
        look();
      }
    } finally {
      setBusy(false);
    }
  }

  function look(): void {
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus(),
    );
  }

  return (
    <form
      ref={form}
      class="sheet stack record-form pairs"
      aria-label={t("board.new")}
      noValidate
      onSubmit={save}
    >
      <h2>{t("board.new")}</h2>
      {again.map((field) => (
        <FieldInput
          key={field.name}
          id={`${prefix}-${field.name}`}
          label={t(`board.field_${field.name}`)}
          field={field}
          value={typed[field.name] ?? ""}
          error={wrong[field.name] && wrongWords(wrong[field.name] ?? "")}
          onValue={(value) => {
            setTyped({ ...typed, [field.name]: value });
            opId.current = newId();
          }}
        />
      ))}
      <Workers people={board.people} chosen={chosen} isShort={false} onChosen={setChosen} />
      {failure !== null && (
        <Notice kind="danger" isLive>
          <p>{errorWords(failure)}</p>
        </Notice>
      )}
      <div class="buttons">
        <Button type="submit" disabled={isBusy} aria-busy={isBusy}>
          {t("board.put_up")}
        </Button>
        <Button variant="tertiary" onClick={props.onCancel}>
          {t("record.cancel")}
        </Button>
      </div>
    </form>
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

function wrongWords(key: string): string {
  return hasText(`record.wrong_${key}`)
    ? t(`record.wrong_${key}`)
    : t("record.wrong_invalid_value");
}
