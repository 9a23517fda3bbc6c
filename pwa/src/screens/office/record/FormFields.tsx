import { FieldInput } from "./FieldInput.tsx";
import { wrongWords } from "./FormFrame.tsx";
import type { RecordField, Typed } from "./fields.ts";

/** What is wrong in a form, for the list above its fields. */
export function wrongOf(
  prefix: string,
  fields: RecordField[],
  wrong: Record<string, string>,
  label: (name: string) => string,
) {
  return fields
    .filter(({ name }) => wrong[name])
    .map(({ name }) => ({ id: `${prefix}-${name}`, label: label(name) }));
}

/** Some of a form's fields, each with what is wrong in it. */
export function FormFields(props: {
  prefix: string;
  fields: RecordField[];
  form: {
    typed: Typed;
    wrong: Record<string, string>;
    put(part: Typed): void;
  };
  /** What a field is called. */
  label(name: string): string;
  /** What is wrong in a field, where the common words do not say it well. */
  wrongWords?: ((key: string, name: string) => string) | undefined;
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
            label={props.label(field.name)}
            field={field}
            value={form.typed[field.name] ?? ""}
            error={wrong && (props.wrongWords ?? wrongWords)(wrong, field.name)}
            onValue={(value) => form.put({ [field.name]: value })}
          />
        );
      })}
    </>
  );
}
