import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ApiError } from "../../../api/errors.ts";
import { logOwn, type OwnEntry } from "../../../api/ownTime.ts";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { clockTime, localDate } from "../../../domain/format.ts";
import { newId } from "../../../domain/ids.ts";
import { errorWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";
import { loadChoices } from "../record/choices.ts";
import { FieldInput } from "../record/FieldInput.tsx";
import { type RecordField, read, type Typed, typedFrom } from "../record/fields.ts";
import { watched } from "../session.ts";
import { wordLabel } from "../words.ts";

const KINDS = ["phone_call", "meeting", "office_work", "errand"] as const;

/** One piece of own work: what, when, how long, on which case. */
export function OwnForm(props: { onLogged(): void; onChange(): void }) {
  const fields = fieldsFor();
  const [typed, setTyped] = useState<Typed>(() => typedFrom(fields, blank()));
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const opId = useRef(newId());
  const form = useRef<HTMLFormElement>(null);
  const prefix = useId();

  useEffect(() => void loadChoices().catch(setFailure), []);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const told = read(fields, typed);
    setWrong(told.wrong);
    setFailure(null);
    if (Object.keys(told.wrong).length) return look();
    setBusy(true);
    try {
      const { task_type, duration_minutes, ...entry } = told.values;
      const lines = [{ task_type, duration_minutes }];
      await watched(logOwn({ ...entry, lines, op_id: opId.current } as OwnEntry));
      opId.current = newId();
      setTyped(typedFrom(fields, { ...blank(), done_on: typed.done_on, kind: typed.kind }));
      props.onLogged();
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
      aria-label={t("own.log")}
      noValidate
      onSubmit={save}
    >
      <h2>{t("own.log")}</h2>
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          id={`${prefix}-${field.name}`}
          label={t(`own.field_${field.name}`)}
          field={field}
          value={typed[field.name] ?? ""}
          error={wrong[field.name] && wrongWords(field.name, wrong[field.name] ?? "")}
          onValue={(value) => {
            setTyped({ ...typed, [field.name]: value });
            opId.current = newId();
            props.onChange();
          }}
        />
      ))}
      {failure !== null && (
        <Notice kind="danger" isLive>
          <p>{errorWords(failure)}</p>
          <p>{t("record.kept")}</p>
        </Notice>
      )}
      <Button type="submit" disabled={isBusy} aria-busy={isBusy}>
        {t("own.save")}
      </Button>
    </form>
  );
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

function wrongWords(name: string, key: string): string {
  if (key === "required") return t("record.wrong_required");
  if (name === "done_on" && key === "out_of_range") return t("own.wrong_day");
  return t("record.wrong_invalid_value");
}
