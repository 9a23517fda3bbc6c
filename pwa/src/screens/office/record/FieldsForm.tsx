import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { FormFields, wrongOf } from "./FormFields.tsx";
import { FormFrame } from "./FormFrame.tsx";
import { type FormAsked, useForm } from "./useForm.ts";

/** A form of fields that are sent as one decision, with what stands before and after them. */
export function FieldsForm(
  props: FormAsked & {
    /** What the form is called, to a screen reader. */
    label: string;
    /** What a field is called. */
    fieldLabel(name: string): string;
    /** What is wrong in a field, where the common words do not say it well. */
    wrongWords?(key: string, name: string): string;
    saveWords: string;
    isFocused?: boolean;
    isPaired?: boolean;
    onCancel?(): void;
    intro?: ComponentChildren;
    children?: ComponentChildren;
  },
) {
  const form = useForm(props);
  const prefix = useId();
  return (
    <FormFrame
      label={props.label}
      wrong={wrongOf(prefix, form.fields, form.wrong, props.fieldLabel)}
      failure={form.failure}
      isBusy={form.isBusy}
      saveWords={props.saveWords}
      isFocused={props.isFocused}
      isPaired={props.isPaired}
      save={form.save}
      onCancel={props.onCancel}
    >
      {props.intro}
      <FormFields
        prefix={prefix}
        fields={form.fields}
        form={form}
        label={props.fieldLabel}
        wrongWords={props.wrongWords}
      />
      {props.children}
    </FormFrame>
  );
}
