import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { errorWords } from "../../../locales/errorWords.ts";
import { hasText, t } from "../../../locales/t.ts";
import { FieldInput } from "./FieldInput.tsx";
import { type RecordAsked, useRecord } from "./useRecord.ts";

/** What a field of a record is called in a form. */
export function recordLabel(entity: string, name: string): string {
  return t(`record.${entity}_${name}`);
}

/** What is wrong with a field, in words. */
function wrongWords(key: string): string {
  return hasText(`record.wrong_${key}`)
    ? t(`record.wrong_${key}`)
    : t("record.wrong_invalid_value");
}

/**
 * A form over one record. What is wrong is listed above the fields and stands beside each; nothing that was
 * typed is lost. `label` names the form to a screen reader, `saveWords` the button.
 */
export function RecordForm(
  props: RecordAsked & {
    label: string;
    saveWords?: string;
    onCancel?(): void;
    /** Whether the first field takes the focus when the form opens. */
    isFocused?: boolean;
    children?: ComponentChildren;
  },
) {
  const form = useRecord(props);
  const prefix = useId();
  const summary = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLFormElement>(null);
  const wrong = props.fields.filter(({ name }) => form.wrong[name]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the form opens.
  useEffect(() => {
    if (props.isFocused)
      element.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!(await form.save())) requestAnimationFrame(() => summary.current?.focus());
  }

  return (
    <form
      ref={element}
      class="sheet stack record-form"
      aria-label={props.label}
      noValidate
      onSubmit={submit}
    >
      <div ref={summary} tabIndex={-1}>
        {wrong.length > 0 && (
          <Notice kind="danger" isLive>
            <p>{t("record.mend")}</p>
            <ul>
              {wrong.map(({ name }) => (
                <li key={name}>
                  <a
                    href={`#${prefix}-${name}`}
                    onClick={(event) => {
                      event.preventDefault();
                      document.getElementById(`${prefix}-${name}`)?.focus();
                    }}
                  >
                    {recordLabel(props.entity, name)}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {form.failure !== null && wrong.length === 0 && (
          <Notice kind="danger" isLive>
            <p>{errorWords(form.failure)}</p>
            <p>{t("record.kept")}</p>
          </Notice>
        )}
        {form.isConflict && (
          <Notice kind="warning" isLive>
            <p>{t("record.conflict")}</p>
            <a class="alone" href="/office/queue">
              {t("record.to_queue")}
            </a>
          </Notice>
        )}
      </div>
      {props.fields.map((field) => (
        <FieldInput
          key={field.name}
          id={`${prefix}-${field.name}`}
          label={recordLabel(props.entity, field.name)}
          field={field}
          value={form.typed[field.name] ?? ""}
          error={form.wrong[field.name] && wrongWords(form.wrong[field.name] ?? "")}
          onValue={(value) => form.put(field.name, value)}
        />
      ))}
      {props.children}
      <div class="buttons">
        <Button type="submit" disabled={form.isBusy} aria-busy={form.isBusy}>
          {props.saveWords ?? t("record.save")}
        </Button>
        {props.onCancel && (
          <Button variant="tertiary" onClick={props.onCancel}>
            {t("record.cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
