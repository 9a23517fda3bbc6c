import type { ComponentChildren } from "preact";
import { useEffect, useId } from "preact/hooks";
import { Notice } from "../../../components/Notice.tsx";
import { t } from "../../../locales/t.ts";
import { FormFields, wrongOf } from "./FormFields.tsx";
import { FormFrame } from "./FormFrame.tsx";
import type { Typed } from "./fields.ts";
import { type RecordAsked, useRecord } from "./useRecord.ts";

/** What a field of a record is called in a form. */
export function recordLabel(entity: string, name: string): string {
  return t(`record.${entity}_${name}`);
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
    /** Told what stands in the form, when it opens and whenever it changes. */
    onTyped?(typed: Typed): void;
    children?: ComponentChildren;
  },
) {
  const form = useRecord(props);
  const prefix = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is what there is to tell.
  useEffect(() => props.onTyped?.(form.typed), [form.typed]);
  const label = (name: string) => recordLabel(props.entity, name);
  return (
    <FormFrame
      label={props.label}
      wrong={wrongOf(prefix, props.fields, form.wrong, label)}
      failure={form.failure}
      isBusy={form.isBusy}
      saveWords={props.saveWords}
      isFocused={props.isFocused}
      save={form.save}
      onCancel={props.onCancel}
      above={
        form.isConflict && (
          <Notice kind="warning" isLive>
            <p>{t("record.conflict")}</p>
            <a class="alone" href="/office/queue">
              {t("record.to_queue")}
            </a>
          </Notice>
        )
      }
    >
      <FormFields prefix={prefix} fields={props.fields} form={form} label={label} />
      {props.children}
    </FormFrame>
  );
}
