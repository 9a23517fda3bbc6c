import type { RefObject } from "preact";
import { t } from "../../../locales/t.ts";
import { wordLabel, wordsIn } from "../words.ts";
import { choices } from "./choices.ts";
import type { RecordField } from "./fields.ts";

/** The input of one field, with its label, hint and error tied to it. */
export function FieldInput(props: {
  id: string;
  label: string;
  field: RecordField;
  value: string | boolean;
  error: string | undefined;
  inputRef?: RefObject<HTMLElement>;
  onValue(value: string | boolean): void;
}) {
  const { id, label, field, value, error } = props;
  const said = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const shared = {
    id,
    "aria-describedby": said || undefined,
    "aria-invalid": error ? true : undefined,
    "aria-required": field.isRequired || undefined,
  } as const;
  const message = (
    <div aria-live="polite">
      {error && (
        <p class="ds-validation-message" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
  if (field.kind === "bool") {
    return (
      <div class="field">
        <label class="tick" for={id}>
          <input
            {...shared}
            type="checkbox"
            checked={value === true}
            onChange={(event) => props.onValue(event.currentTarget.checked)}
          />
          {label}
        </label>
        {field.hint && (
          <p class="subtle" id={`${id}-hint`}>
            {field.hint}
          </p>
        )}
        {message}
      </div>
    );
  }
  return (
    <div class="field">
      <label class="ds-label" for={id}>
        {label}
        {!field.isRequired && <span class="subtle"> {t("record.optional")}</span>}
      </label>
      {field.hint && (
        <p class="subtle" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      <Control field={field} value={String(value)} shared={shared} onValue={props.onValue} />
      {"outcome" in field && (
        <p class="outcome" role="status">
          {field.outcome}
        </p>
      )}
      {message}
    </div>
  );
}

function Control(props: {
  field: RecordField;
  value: string;
  shared: Record<string, unknown>;
  onValue(value: string): void;
}) {
  const { field, value, shared, onValue } = props;
  if (field.kind === "long") {
    return (
      <textarea
        {...shared}
        class="ds-input"
        rows={4}
        maxLength={field.longest ?? 2000}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    );
  }
  const options = optionsOf(field, value);
  if (options) {
    return (
      <select
        {...shared}
        class="ds-input"
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        <option value="">{t("record.choose")}</option>
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    );
  }
  const common = {
    ...shared,
    class: "ds-input",
    autoComplete: "off",
    value,
    onInput: (event: { currentTarget: HTMLInputElement }) => onValue(event.currentTarget.value),
  };
  if (field.kind === "date") return <input {...common} type="date" />;
  if (field.kind === "clock") return <input {...common} type="time" />;
  return (
    <input
      {...common}
      type="text"
      inputMode={INPUT_MODES[field.kind]}
      maxLength={field.kind === "text" ? (field.longest ?? 500) : undefined}
    />
  );
}

const INPUT_MODES: Partial<Record<RecordField["kind"], "numeric" | "decimal">> = {
  number: "numeric",
  money: "decimal",
};

/** What can be chosen; what was chosen before stays a choice also when it is offered no longer. */
function optionsOf(field: RecordField, value: string): { id: string; name: string }[] | null {
  const known = choices.value;
  const lists: Partial<Record<RecordField["kind"], { id: string; name: string }[]>> = {
    user: known?.people ?? [],
    partner: known?.partners ?? [],
    landlord: known?.landlords ?? [],
    case: known?.cases ?? [],
    choice: field.options ?? [],
    word: wordsIn(field.list ?? "").map(({ key, label }) => ({ id: key, name: label })),
  };
  const offered = lists[field.kind];
  if (!offered || !value || offered.some(({ id }) => id === value)) return offered ?? null;
  const name = field.kind === "word" ? wordLabel(field.list ?? "", value) : t("record.former");
  return [...offered, { id: value, name }];
}
