import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { HousingPart } from "./HousingPart.tsx";
import { kroner } from "./homeWords.ts";
import { Records } from "./Records.tsx";

const FIELDS: RecordField[] = [
  { name: "what", kind: "text", longest: 200, isRequired: true },
  { name: "expected_ore", kind: "money", isRequired: true },
  { name: "actual_ore", kind: "money", isRequired: true },
  { name: "estimated_on", kind: "date", isRequired: true },
];

/** Costs avoided: estimates, and said so, with who made them. */
export function CostsSection({ caseId }: { caseId: string }) {
  return (
    <HousingPart caseId={caseId}>
      {(sheet, reload) => (
        <>
          <p class="subtle">{t("costs.estimate_only")}</p>
          <Records
            entity="cost_avoided"
            fixed={{ case_id: caseId }}
            rows={sheet.costs}
            fields={FIELDS}
            defaults={{ actual_ore: 0, estimated_on: sheet.today }}
            mayWrite={sheet.may_write}
            empty={t("costs.empty")}
            addWords={t("costs.add")}
            name={(cost) => cost.what}
            reload={reload}
            show={(cost) => (
              <>
                <div class="head">
                  {cost.what}
                  <span class="ds-tag" data-color="neutral">
                    {t("costs.estimate")}
                  </span>
                </div>
                <div>
                  {t("costs.sum", {
                    avoided: kroner(cost.avoided_ore),
                    expected: kroner(cost.expected_ore),
                    actual: kroner(cost.actual_ore),
                  })}
                </div>
                <div class="detail">
                  {t("costs.estimated_by", {
                    name: cost.estimated_by_name ?? t("entry.the_system"),
                    on: shortDate(cost.estimated_on),
                  })}
                </div>
              </>
            )}
          />
          {sheet.costs.length > 1 && (
            <p class="sum">{t("costs.total", { sum: kroner(sheet.avoided_ore) })}</p>
          )}
        </>
      )}
    </HousingPart>
  );
}
