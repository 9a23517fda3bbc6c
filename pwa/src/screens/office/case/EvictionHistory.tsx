import type { Housing } from "../../../api/housing.ts";
import { t } from "../../../locales/t.ts";
import { whenWords } from "../whenWords.ts";
import { wordLabel } from "../words.ts";
import { dateOr } from "./homeWords.ts";

/** Every stage that an eviction has been through, the newest first, with when and who. */
export function EvictionHistory({ steps }: { steps: Housing["eviction"]["history"] }) {
  if (!steps.length) return null;
  return (
    <div class="stack">
      <h3>{t("eviction.history")}</h3>
      <div class="scroll plain">
        <table class="ds-table lines">
          <caption class="ds-sr-only">{t("eviction.history")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("eviction.noted")}</th>
              <th scope="col">{t("eviction.stage")}</th>
              <th scope="col">{t("record.case_eviction_letter_on")}</th>
              <th scope="col">{t("record.case_eviction_deadline_on")}</th>
              <th scope="col">{t("record.case_eviction_outcome")}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.version}>
                <td>
                  {whenWords(step.at)}
                  <div class="detail">{step.by_name ?? t("entry.the_system")}</div>
                </td>
                <th scope="row">{wordLabel("eviction_stage", step.eviction_stage)}</th>
                <td>{dateOr(step.eviction_letter_on)}</td>
                <td>{dateOr(step.eviction_deadline_on)}</td>
                <td>
                  {step.eviction_outcome
                    ? wordLabel("eviction_outcome", step.eviction_outcome)
                    : t("housing.not_set")}
                  {step.eviction_decided_on && (
                    <div class="detail">{dateOr(step.eviction_decided_on)}</div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
