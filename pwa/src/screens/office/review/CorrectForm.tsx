import { useState } from "preact/hooks";
import { correctEntry, type OfficeEntry } from "../../../api/office.ts";
import { t } from "../../../locales/t.ts";
import { FieldsForm } from "../record/FieldsForm.tsx";
import { type RecordField, typedFrom } from "../record/fields.ts";
import { CorrectLines } from "./CorrectLines.tsx";
import { correctionOf, type EditedLine } from "./correction.ts";

const FIELDS: RecordField[] = [
  { name: "reason", kind: "long", longest: 500, isRequired: true },
  { name: "travel_minutes", kind: "number", isRequired: true },
  { name: "km", kind: "number", isRequired: true },
  { name: "outcome", kind: "word", list: "visit_outcome" },
  { name: "note", kind: "long" },
];

/** Puts an entry right, with a reason; what stood there before is kept. */
export function CorrectForm(props: {
  entry: OfficeEntry;
  onCorrected(entry: OfficeEntry): void;
  onCancel(): void;
}) {
  const { entry } = props;
  const [lines, setLines] = useState<EditedLine[]>(() => entry.lines.map((line) => ({ ...line })));
  return (
    <FieldsForm
      label={t("correct.title")}
      fields={FIELDS}
      begin={() => typedFrom(FIELDS, { ...entry, reason: "" })}
      beside={lines}
      fieldLabel={(name) => t(`correct.field_${name}`)}
      saveWords={t("correct.save")}
      isFocused
      send={async (values, opId) => {
        const asked = { op_id: opId, base_version: entry.version };
        const correction = correctionOf(entry, values, lines);
        props.onCorrected(await correctEntry(entry.id, { ...asked, ...correction }));
      }}
      onCancel={props.onCancel}
      intro={
        <>
          <h2>{t("correct.title")}</h2>
          <p class="subtle">
            {t(`correct.means_${entry.state === "approved" ? "approved" : "submitted"}`)}
          </p>
        </>
      }
    >
      <CorrectLines lines={lines} before={entry.duration_minutes} onLines={setLines} />
    </FieldsForm>
  );
}
