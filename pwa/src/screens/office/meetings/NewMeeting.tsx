import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { RecordForm } from "../record/RecordForm.tsx";

const FIELDS: RecordField[] = [
  { name: "type", kind: "word", list: "meeting_type", isRequired: true },
  { name: "partner_id", kind: "partner" },
  { name: "held_on", kind: "date", isRequired: true },
  { name: "starts_at_local", kind: "clock" },
];

/** A meeting that no series gives. */
export function NewMeeting({ onCancel, onSaved }: { onCancel(): void; onSaved(): void }) {
  return (
    <RecordForm
      entity="meeting"
      label={t("meetings.new")}
      row={null}
      fields={FIELDS}
      isFocused
      onCancel={onCancel}
      onSaved={onSaved}
    />
  );
}
