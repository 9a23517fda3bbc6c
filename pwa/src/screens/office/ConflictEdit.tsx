import { useId, useState } from "preact/hooks";
import type { OfficeEntry } from "../../api/office.ts";
import type { OfferedField, OpenConflict } from "../../api/parked.ts";
import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";
import { isSpoken } from "../shared/fieldWords.ts";
import { wouldSum } from "./conflictQuestions.ts";
import { conflictRows } from "./parkedWords.ts";
import { wordsIn } from "./words.ts";

type Sets = Map<string, Record<string, unknown>>;

/** Other words than either: begins with what was offered. */
export function ConflictEdit(props: {
  conflicts: OpenConflict[];
  entry: OfficeEntry | null;
  isBusy: boolean;
  onSave(sets: Sets): void;
  onCancel(): void;
}) {
  const { conflicts, entry } = props;
  const [sets, setSets] = useState<Sets>(
    () => new Map(conflicts.map(({ id, values }) => [id, offeredBy(values)])),
  );
  const names = new Map(conflictRows(conflicts, entry).map(({ key, name }) => [key, name]));
  const fits = wouldSum(conflicts, entry, ({ id }) => {
    const minutes = sets.get(id)?.duration_minutes;
    return typeof minutes === "number" ? minutes : undefined;
  });

  const put = (id: string, field: string, value: unknown) =>
    setSets((before) => new Map(before).set(id, { ...before.get(id), [field]: value }));

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) props.onSave(tidied(sets));
      }}
    >
      {conflicts.flatMap(({ id, values }) =>
        values
          .filter(({ name, kind }) => isSpoken(name) && EDITABLE.has(kind))
          .map((field) => (
            <Input
              key={`${id}/${field.name}`}
              label={names.get(`${id}/${field.name}`) ?? t("field.other")}
              field={field}
              value={sets.get(id)?.[field.name]}
              onValue={(value) => put(id, field.name, value)}
            />
          )),
      )}
      <div aria-live="polite">
        {!fits && <p class="ds-validation-message">{t("queue.must_sum")}</p>}
      </div>
      <div class="buttons">
        <Button type="submit" disabled={!fits || props.isBusy} aria-busy={props.isBusy}>
          {t("queue.save_anew")}
        </Button>
        <Button variant="tertiary" onClick={props.onCancel}>
          {t("queue.cancel")}
        </Button>
      </div>
    </form>
  );
}

const EDITABLE = new Set(["text", "int", "word"]);

function Input(props: {
  label: string;
  field: OfferedField;
  value: unknown;
  onValue(value: unknown): void;
}) {
  const id = useId();
  const { field, value, onValue } = props;
  const text = value === null || value === undefined ? "" : String(value);
  return (
    <div class="field">
      <label class="ds-label" for={id}>
        {props.label}
      </label>
      {field.kind === "int" && (
        <input
          id={id}
          class="ds-input"
          type="number"
          min={0}
          value={text}
          onInput={(event) => onValue(event.currentTarget.valueAsNumber || 0)}
        />
      )}
      {field.kind === "text" && (
        <textarea
          id={id}
          class="ds-input"
          rows={3}
          maxLength={2000}
          value={text}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
      {field.kind === "word" && (
        <select
          id={id}
          class="ds-input"
          value={text}
          onChange={(event) => onValue(event.currentTarget.value)}
        >
          {wordsIn(field.words ?? "").map((word) => (
            <option key={word.key} value={word.key}>
              {word.label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** Without space around texts; an empty one is none. */
function tidied(sets: Sets): Sets {
  const tidy = (value: unknown) => (typeof value === "string" ? value.trim() || null : value);
  return new Map(
    [...sets].map(([id, set]) => [
      id,
      Object.fromEntries(Object.entries(set).map(([name, value]) => [name, tidy(value)])),
    ]),
  );
}

function offeredBy(values: OfferedField[]): Record<string, unknown> {
  return Object.fromEntries(values.map(({ name, offered }) => [name, offered]));
}
