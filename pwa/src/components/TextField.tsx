import { useId } from "preact/hooks";

interface Props {
  label: string;
  hint?: string;
  error?: string;
  class?: string;
  value: string;
  onText(text: string): void;
  name: string;
  isPassword?: boolean;
  autoComplete: string;
  /** Written as it is typed: no capitals, no corrections. */
  isVerbatim?: boolean;
}

const VERBATIM = { autoCapitalize: "none", autoCorrect: "off", spellcheck: false } as const;

/** One line of text with its label, its hint and its error tied to it. */
export function TextField(props: Props) {
  const { label, hint, error } = props;
  const id = useId();
  const said = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="subtle" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        class={props.class ? `ds-input ${props.class}` : "ds-input"}
        name={props.name}
        {...(props.isPassword ? { type: "password" } : { type: "text" })}
        value={props.value}
        autoComplete={props.autoComplete}
        {...(props.isVerbatim && VERBATIM)}
        aria-describedby={said || undefined}
        aria-invalid={error ? true : undefined}
        onInput={(event) => props.onText(event.currentTarget.value)}
      />
      <div aria-live="assertive">
        {error && (
          <p class="ds-validation-message" id={`${id}-error`}>
            {error}
          </p>
        )}
      </div>
    </div>
  );
}
