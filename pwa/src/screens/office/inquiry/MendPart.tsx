import { useState } from "preact/hooks";
import type { OfficeInquiry } from "../../../api/inquiries.ts";
import { Button } from "../../../components/Button.tsx";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { RecordForm } from "../record/RecordForm.tsx";

const FIELDS: RecordField[] = [
  { name: "source", kind: "word", list: "inquiry_source", isRequired: true },
  { name: "channel", kind: "word", list: "channel", isRequired: true },
  { name: "urgency", kind: "word", list: "urgency", isRequired: true },
  { name: "about", kind: "text", longest: 120 },
  { name: "address", kind: "text", longest: 200 },
  { name: "text", kind: "long" },
  { name: "caller_name", kind: "text", longest: 120 },
  { name: "caller_phone", kind: "text", longest: 30 },
  { name: "is_without_home", kind: "bool" },
  { name: "is_not_coping", kind: "bool" },
  { name: "is_not_reached", kind: "bool" },
];

/** What was registered, put right: the history keeps what stood there before. */
export function MendPart(props: { one: OfficeInquiry; onMended(): void }) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <Button variant="secondary" onClick={() => setOpen(true)}>
        {t("inquiryDesk.mend")}
      </Button>
    );
  }
  return (
    <RecordForm
      entity="inquiry"
      label={t("inquiryDesk.mend")}
      row={{ ...props.one }}
      fields={FIELDS}
      isFocused
      onSaved={() => {
        setOpen(false);
        props.onMended();
      }}
      onCancel={() => setOpen(false)}
    />
  );
}
