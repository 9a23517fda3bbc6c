import { followUpInquiry, type OfficeInquiry, type WholeInquiry } from "../../../api/inquiries.ts";
import { localDate, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { FieldsForm } from "../record/FieldsForm.tsx";
import type { RecordField } from "../record/fields.ts";
import { inquiryLabel } from "./inquiryLabel.ts";

const FIELDS: RecordField[] = [
  { name: "note", kind: "long", longest: 500, isRequired: true },
  { name: "next_on", kind: "date" },
];

/** Nobody is dropped: what came of asking, and whether to ask again. */
export function FollowUpForm(props: { one: OfficeInquiry; onDone(now: WholeInquiry): void }) {
  const { one } = props;
  const due = one.follow_up_on ?? "";
  return (
    <FieldsForm
      label={t("inquiryDesk.follow_up")}
      fields={FIELDS}
      begin={{}}
      fieldLabel={inquiryLabel}
      saveWords={t("inquiryDesk.follow_up_save")}
      send={async (values, opId) => {
        const said = values as { note: string; next_on: string | null };
        props.onDone(await followUpInquiry(one.id, { ...said, op_id: opId }));
      }}
      intro={
        <>
          <h2>{t("inquiryDesk.follow_up")}</h2>
          <p>
            {t(due <= localDate() ? "inquiryDesk.follow_up_due" : "inquiryDesk.follow_up_later", {
              date: shortDate(due),
              partner: one.partner?.name ?? "",
            })}
          </p>
        </>
      }
    />
  );
}
