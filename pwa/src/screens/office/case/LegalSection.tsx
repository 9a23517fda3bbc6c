import type { CaseDecisionRequest } from "../../../api/cases.ts";
import { Fact } from "../../../components/Fact.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { localDate, shortDate } from "../../../domain/format.ts";
import { daysAfter } from "../../../domain/week.ts";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { wordLabel } from "../words.ts";
import { EditOne } from "./EditOne.tsx";
import { Records } from "./Records.tsx";
import type { SectionProps } from "./sections.ts";

const ASKED: RecordField[] = [
  { name: "asked_on", kind: "date", isRequired: true },
  { name: "words", kind: "long" },
  { name: "partner_id", kind: "partner" },
  { name: "sent_on", kind: "date" },
  { name: "remind_on", kind: "date" },
];

const ANSWERED: RecordField[] = [
  ...ASKED,
  { name: "answered_on", kind: "date" },
  { name: "answer", kind: "word", list: "measure_state" },
];

/** Whether help is given without a decision, and every request for one: sent on, reminded of, answered. */
export function LegalSection({ caseId, file, reload }: SectionProps) {
  const today = localDate();
  return (
    <>
      <EditOne
        entity="case"
        row={file}
        fields={[{ name: "legal_track", kind: "word", list: "legal_track", isRequired: true }]}
        label={t("caseFile.edit_track")}
        mayWrite={file.may_edit}
        reload={reload}
      >
        <dl class="facts">
          <Fact name={t("record.case_legal_track")}>
            {file.legal_track ? wordLabel("legal_track", file.legal_track) : t("entry.not_given")}
          </Fact>
        </dl>
      </EditOne>
      <Records
        entity="decision_request"
        rows={file.decision_requests}
        fields={ANSWERED}
        newFields={ASKED}
        fixed={{ case_id: caseId }}
        defaults={{ asked_on: today, remind_on: daysAfter(today, file.decision_reminder_days) }}
        mayWrite={file.may_edit}
        addWords={t("caseFile.add_request")}
        empty={t("caseFile.no_requests")}
        name={(one) => t("caseFile.asked_on", { on: shortDate(one.asked_on) })}
        show={(one) => <Request one={one} />}
        reload={reload}
      />
    </>
  );
}

function Request({ one }: { one: CaseDecisionRequest }) {
  return (
    <>
      <strong>{t("caseFile.asked_on", { on: shortDate(one.asked_on) })}</strong>
      {one.words && <p class="note">{t("caseFile.quoted", { words: one.words })}</p>}
      <div class="detail">
        {one.sent_on
          ? t("caseFile.sent_on", {
              on: shortDate(one.sent_on),
              to: one.partner_name ?? t("entry.not_given"),
            })
          : t("caseFile.not_sent")}
      </div>
      <div class="detail">
        {one.answered_on
          ? t("caseFile.answered", {
              on: shortDate(one.answered_on),
              answer: one.answer ? wordLabel("measure_state", one.answer) : t("entry.not_given"),
            })
          : t("caseFile.waited", { days: one.age_days })}
      </div>
      {one.remind_on && !one.answered_on && (
        <div class="detail">{t("caseFile.remind_on", { on: shortDate(one.remind_on) })}</div>
      )}
      {one.is_due && (
        <span class="ds-tag" data-color="warning">
          <Icon name="clock" />
          {t("caseFile.request_due")}
        </span>
      )}
    </>
  );
}
