import type { CaseConsent } from "../../../api/cases.ts";
import { Button } from "../../../components/Button.tsx";
import { localDate, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { wordLabel } from "../words.ts";
import { ActFailure } from "./ActFailure.tsx";
import { byWords } from "./byWords.ts";
import { Records } from "./Records.tsx";
import type { SectionProps } from "./sections.ts";
import { patchOf, useAct } from "./useAct.ts";

const FIELDS: RecordField[] = [
  { name: "scope", kind: "word", list: "consent_scope", isRequired: true },
  { name: "topic", kind: "word", list: "consent_topic", isRequired: true },
  { name: "given", kind: "word", list: "consent_given", isRequired: true },
  { name: "given_on", kind: "date", isRequired: true },
  { name: "words", kind: "long" },
];

/** What may be said, to whom and about what. Without a consent nothing is told to anybody. */
export function ConsentSection({ caseId, file, reload }: SectionProps) {
  const { act, isBusy, failure, isConflict } = useAct(reload);
  const today = localDate();
  const standing = file.consents.filter((one) => !one.withdrawn_on || one.withdrawn_on > today);
  const withdrawn = file.consents.filter((one) => !standing.includes(one));
  return (
    <>
      <ActFailure failure={failure} isConflict={isConflict} />
      <Records
        entity="consent"
        rows={standing}
        fields={FIELDS}
        fixed={{ case_id: caseId }}
        defaults={{ given_on: today }}
        mayWrite={file.may_record_consent}
        addWords={t("caseFile.add_consent")}
        empty={t("caseFile.no_consents")}
        name={consentName}
        show={(one) => <Consent one={one} />}
        acts={(one) => (
          <Button
            variant="tertiary"
            disabled={isBusy}
            aria-label={t("caseFile.withdraw_what", { what: consentName(one) })}
            onClick={() => void act([patchOf("consent", one, { withdrawn_on: today })])}
          >
            {t("caseFile.withdraw")}
          </Button>
        )}
        reload={reload}
      />
      {file.may_record_consent && <p class="detail screen-only">{t("caseFile.withdraw_means")}</p>}
      {withdrawn.length > 0 && (
        <details class="screen-only">
          <summary>{t("caseFile.withdrawn_consents", { count: withdrawn.length })}</summary>
          <ul class="records">
            {withdrawn.map((one) => (
              <li key={one.id}>
                <Consent one={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function consentName({ scope, topic }: CaseConsent): string {
  return t("caseFile.consent_name", {
    scope: wordLabel("consent_scope", scope),
    topic: wordLabel("consent_topic", topic),
  });
}

function Consent({ one }: { one: CaseConsent }) {
  return (
    <>
      <strong>{consentName(one)}</strong>
      <div class="detail">
        {t("caseFile.consent_given", {
          given: wordLabel("consent_given", one.given),
          on: shortDate(one.given_on),
          by: byWords(one.by_name),
        })}
        {one.withdrawn_on &&
          ` ${t("caseFile.consent_withdrawn", { on: shortDate(one.withdrawn_on) })}`}
      </div>
      {one.words && <p class="note">{t("caseFile.quoted", { words: one.words })}</p>}
    </>
  );
}
