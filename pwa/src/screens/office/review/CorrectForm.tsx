import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ApiError } from "../../../api/errors.ts";
import { correctEntry, type OfficeEntry } from "../../../api/office.ts";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { newId } from "../../../domain/ids.ts";
import { errorWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";
import { FieldInput } from "../record/FieldInput.tsx";
import { type RecordField, read, type Typed, typedFrom } from "../record/fields.ts";
import { watched } from "../session.ts";
import { CorrectLines } from "./CorrectLines.tsx";
import { correctionOf, type EditedLine } from "./correction.ts";

const FIELDS: RecordField[] = [
  { name: "reason", kind: "long", longest: 500, isRequired: true },
  { name: "travel_minutes", kind: "number", isRequired: true },
  { name: "km", kind: "number", isRequired: true },
  { name: "outcome", kind: "word", list: "visit_outcome" },
  { name: "note", kind: "long" },
];

/** Puts an entry right, with a reason; what stood there before is kept. */
export function CorrectForm(props: {
  entry: OfficeEntry;
  onCorrected(entry: OfficeEntry): void;
  onCancel(): void;
}) {
  const { entry } = props;
  const [typed, setTyped] = useState<Typed>(() => typedFrom(FIELDS, { ...entry, reason: "" }));
  const [lines, setLines] = useState<EditedLine[]>(() => entry.lines.map((line) => ({ ...line })));
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const opId = useRef(newId());
  const form = useRef<HTMLFormElement>(null);
  const prefix = useId();

  useEffect(() => form.current?.querySelector<HTMLElement>("textarea")?.focus(), []);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const told = read(FIELDS, typed);
    setWrong(told.wrong);
    setFailure(null);
    if (Object.keys(told.wrong).length) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus(),
      );
      return;
    }
    setBusy(true);
    try {
      const correction = correctionOf(entry, told.values, lines);
      const asked = { op_id: opId.current, base_version: entry.version, ...correction };
      props.onCorrected(await watched(correctEntry(entry.id, asked)));
    } catch (error) {
      setFailure(error);
      if (error instanceof ApiError) {
        const named = Object.entries(error.fields).map(([name, keys]) => [name, keys[0] ?? ""]);
        setWrong(Object.fromEntries(named));
      }
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      ref={form}
      class="sheet stack record-form"
      aria-label={t("correct.title")}
      noValidate
      onSubmit={save}
    >
      <h2>{t("correct.title")}</h2>
      <p class="subtle">
        {t(`correct.means_${entry.state === "approved" ? "approved" : "submitted"}`)}
      </p>
      {FIELDS.map((field) => (
        <FieldInput
          key={field.name}
          id={`${prefix}-${field.name}`}
          label={t(`correct.field_${field.name}`)}
          field={field}
          value={typed[field.name] ?? ""}
          error={wrong[field.name] && t("record.wrong_required")}
          onValue={(value) => {
            setTyped({ ...typed, [field.name]: value });
            opId.current = newId();
          }}
        />
      ))}
      <CorrectLines
        lines={lines}
        before={entry.duration_minutes}
        onLines={(next) => {
          setLines(next);
          opId.current = newId();
        }}
      />
      {failure !== null && (
        <Notice kind="danger" isLive>
          <p>{errorWords(failure)}</p>
          <p>{t("record.kept")}</p>
        </Notice>
      )}
      <div class="buttons">
        <Button type="submit" disabled={isBusy} aria-busy={isBusy}>
          {t("correct.save")}
        </Button>
        <Button variant="tertiary" onClick={props.onCancel}>
          {t("record.cancel")}
        </Button>
      </div>
    </form>
  );
}
