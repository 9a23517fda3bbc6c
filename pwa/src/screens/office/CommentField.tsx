import type { Ref } from "preact";
import { useId } from "preact/hooks";

/** What is written to somebody in the field: they read it on the phone. */
export function CommentField(props: {
  label: string;
  hint: string;
  error: string | null;
  value: string;
  onText(text: string): void;
  inputRef?: Ref<HTMLTextAreaElement>;
}) {
  const id = useId();
  return (
    <div class="field">
      <label class="ds-label" for={id}>
        {props.label}
      </label>
      <p class="subtle" id={`${id}-hint`}>
        {props.hint}
      </p>
      <textarea
        ref={props.inputRef}
        id={id}
        class="ds-input"
        rows={3}
        maxLength={500}
        value={props.value}
        aria-describedby={props.error ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={props.error ? true : undefined}
        onInput={(event) => props.onText(event.currentTarget.value)}
      />
      <div aria-live="assertive">
        {props.error && (
          <p class="ds-validation-message" id={`${id}-error`}>
            {props.error}
          </p>
        )}
      </div>
    </div>
  );
}
