import { withdrawConsent } from "../../actions/contacts.ts";
import { Button } from "../../components/Button.tsx";
import { Fact } from "../../components/Fact.tsx";
import { Section } from "../../components/Section.tsx";
import { holds } from "../../domain/consent.ts";
import { localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import type { Case, Consent } from "../../store/rows.ts";
import { rows } from "../../store/view.ts";
import { label } from "../../store/words.ts";
import { Agreements } from "./Agreements.tsx";
import { MaySay } from "./MaySay.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** What may be shared, with whom and about what; and what that lets one say to the landlord. */
export function CaseConsents({ one }: { one: Case }) {
  const { save, failure } = useSaving();
  const today = localDate();
  const own = rows("consent").filter((each) => each.case_id === one.id && holds(each, today));
  return (
    <Section id="consents" title={t("case.consents")}>
      {own.length === 0 && <p class="subtle">{t("case.consents_none")}</p>}
      <FailureNotice failure={failure} />
      <dl class="facts">
        {own.map((each) => (
          <Fact key={each.id} name={label("consent_scope", each.scope)}>
            {aboutWhat(each)}{" "}
            <Button
              variant="tertiary"
              aria-label={t("case.consent_withdraw_what", {
                what: label("consent_scope", each.scope),
              })}
              onClick={() => save(() => withdrawConsent(each.id))}
            >
              {t("case.consent_withdraw")}
            </Button>
          </Fact>
        ))}
      </dl>
      <MaySay caseId={one.id} />
      <Agreements key={one.id} caseId={one.id} isFolded />
    </Section>
  );
}

function aboutWhat({ topic, given, given_on }: Consent): string {
  const how = given && label("consent_given", given);
  const when = given_on && shortDate(given_on);
  const what = topic && label("consent_topic", topic);
  return [what, [how, when].filter(Boolean).join(" ")].filter(Boolean).join(" · ");
}
