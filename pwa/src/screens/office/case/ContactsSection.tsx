import { Fact } from "../../../components/Fact.tsx";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { wordLabel } from "../words.ts";
import { EditOne } from "./EditOne.tsx";
import { Records } from "./Records.tsx";
import type { SectionProps } from "./sections.ts";

const CONTACT: RecordField[] = [
  { name: "name", kind: "text", isRequired: true, longest: 120 },
  { name: "relation", kind: "word", list: "contact_relation", isRequired: true },
  { name: "phone", kind: "text", longest: 30 },
  { name: "partner_id", kind: "partner" },
  { name: "note", kind: "long", longest: 500 },
];

const HOUSEHOLD: RecordField[] = [
  { name: "children_count", kind: "number" },
  { name: "is_next_of_kin_involved", kind: "bool" },
  { name: "joint_follow_up", kind: "long", longest: 500 },
];

/** Who else there is: next of kin, representative, guardian, children, and others who follow up. */
export function ContactsSection({ caseId, file, reload }: SectionProps) {
  return (
    <>
      <Records
        entity="case_contact"
        rows={file.contacts}
        fields={CONTACT}
        fixed={{ case_id: caseId }}
        mayWrite={file.may_edit}
        addWords={t("caseFile.add_contact")}
        empty={t("caseFile.no_contacts")}
        name={(one) => one.name}
        show={(one) => (
          <>
            <strong>{one.name}</strong>
            <div class="detail">
              {[wordLabel("contact_relation", one.relation), one.phone].filter(Boolean).join(" · ")}
            </div>
            {one.note && <p class="note">{one.note}</p>}
          </>
        )}
        reload={reload}
      />
      <EditOne
        entity="case"
        row={file}
        fields={HOUSEHOLD}
        label={t("caseFile.edit_household")}
        mayWrite={file.may_edit}
        reload={reload}
      >
        <dl class="facts">
          <Fact name={t("record.case_children_count")}>
            {file.children_count === null ? t("entry.not_given") : String(file.children_count)}
          </Fact>
          <Fact name={t("record.case_is_next_of_kin_involved")}>
            {t(file.is_next_of_kin_involved ? "field.yes" : "field.no")}
          </Fact>
          <Fact name={t("record.case_joint_follow_up")}>
            {file.joint_follow_up ?? t("entry.none")}
          </Fact>
        </dl>
      </EditOne>
    </>
  );
}
