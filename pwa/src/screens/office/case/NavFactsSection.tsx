import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { session } from "../session.ts";
import { HousingPart } from "./HousingPart.tsx";
import { Records } from "./Records.tsx";

const FIELDS: RecordField[] = [
  { name: "text", kind: "long", longest: 2000, isRequired: true },
  { name: "noted_on", kind: "date", isRequired: true },
];

/** Whether this person is Nav's contact. The server decides; this only spares an empty section. */
export function isNavsContact(): boolean {
  return session.value?.user.roles.includes("nav_housing_contact") ?? false;
}

/** What only Nav's contact reads of a case. */
export function NavFactsSection({ caseId }: { caseId: string }) {
  return (
    <HousingPart caseId={caseId}>
      {(sheet, reload) => (
        <>
          <p class="subtle">{t("nav_facts.only_nav")}</p>
          <Records
            entity="nav_fact"
            fixed={{ case_id: caseId }}
            rows={sheet.nav_facts ?? []}
            fields={FIELDS}
            defaults={{ noted_on: sheet.today }}
            mayWrite={sheet.nav_facts !== null}
            empty={t("nav_facts.empty")}
            addWords={t("nav_facts.add")}
            name={(fact) => t("nav_facts.name", { on: shortDate(fact.noted_on) })}
            reload={reload}
            show={(fact) => (
              <>
                <div class="note">{fact.text}</div>
                <div class="detail">
                  {t("nav_facts.noted", {
                    on: shortDate(fact.noted_on),
                    name: fact.noted_by_name ?? t("entry.the_system"),
                  })}
                </div>
              </>
            )}
          />
        </>
      )}
    </HousingPart>
  );
}
