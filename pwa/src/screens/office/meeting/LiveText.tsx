import { useId } from "preact/hooks";
import { errorWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";
import type { LiveField } from "./useLiveField.ts";

/** A label, the input that `children` makes, and whether what was written is saved. */
export function LiveText(props: {
  label: string;
  field: LiveField;
  rows?: number;
  longest?: number;
  kind: "text" | "date";
}) {
  const { label, field, kind } = props;
  const id = useId();
  return (
    <div class="field">
      <LiveLabel id={id} label={label} field={field} />
      {kind === "text" ? (
        <textarea
          id={id}
          class="ds-input"
          rows={props.rows ?? 2}
          maxLength={props.longest}
          value={field.value}
          aria-describedby={`${id}-state`}
          onInput={(event) => field.write(event.currentTarget.value)}
          onBlur={field.leave}
        />
      ) : (
        <input
          id={id}
          class="ds-input"
          type="date"
          value={field.value}
          aria-describedby={`${id}-state`}
          onInput={(event) => field.write(event.currentTarget.value)}
          onBlur={field.leave}
        />
      )}
    </div>
  );
}

/** A choice of a few, saved at once. */
export function LiveChoice(props: {
  label: string;
  field: LiveField;
  none: string;
  choices: { value: string; label: string }[];
}) {
  const { label, field } = props;
  const id = useId();
  return (
    <div class="field">
      <LiveLabel id={id} label={label} field={field} />
      <select
        id={id}
        class="ds-input"
        value={field.value}
        aria-describedby={`${id}-state`}
        onChange={(event) => {
          field.write(event.currentTarget.value);
          field.leave();
        }}
      >
        <option value="">{props.none}</option>
        {props.choices.map(({ value, label: name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function LiveLabel({ id, label, field }: { id: string; label: string; field: LiveField }) {
  const isTold = field.state === "saving" || field.state === "saved" || field.state === "failed";
  return (
    <div class="live-label">
      <label class="ds-label" for={id}>
        {label}
      </label>
      <span id={`${id}-state`} role="status" class={field.state === "failed" ? "failed" : "subtle"}>
        {field.state === "failed"
          ? t("meeting.not_saved", { why: errorWords(field.error) })
          : isTold && t(`meeting.${field.state}`)}
      </span>
    </div>
  );
}
