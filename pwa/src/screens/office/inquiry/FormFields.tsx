import { t } from "../../../locales/t.ts";
import { FieldInput } from "../record/FieldInput.tsx";
import { wrongWords } from "../record/FormFrame.tsx";
import type { RecordField, Typed } from "../record/fields.ts";

/** What a field of an inquiry, or of deciding about one, is called. */
export function inquiryLabel(name: string): string {
  return t(`inquiryDesk.field_${name}`);
}

/** What is wrong in a form, for the list above its fields. */
export function wrongOf(prefix: string, fields: RecordField[], wrong: Record<string, string>) {
  return fields
    .filter(({ name }) => wrong[name])
    .map(({ name }) => ({ id: `${prefix}-${name}`, label: inquiryLabel(name) }));
}

/** Some of a form's fields. */
export function FormFields(props: {
  prefix: string;
  fields: RecordField[];
  form: {
    typed: Typed;
    wrong: Record<string, string>;
    put(part: Typed): void;
  };
}) {
  const { form, prefix } = props;
  return (
    <>
      {props.fields.map((field) => {
        const wrong = form.wrong[field.name];
        return (
          <FieldInput
            key={field.name}
            id={`${prefix}-${field.name}`}
            label={inquiryLabel(field.name)}
            field={field}
            value={form.typed[field.name] ?? ""}
            error={wrong && wrongWords(wrong)}
            onValue={(value) => form.put({ [field.name]: value })}
          />
        );
      })}
    </>
  );
}
