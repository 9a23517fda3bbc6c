import { Fact } from "../../../components/Fact.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { EndTag } from "../CaseTable.tsx";
import { wordLabel } from "../words.ts";
import type { SectionProps } from "./sections.ts";

/** What the resident wants, what is at risk, and the plan with its end. */
export function PlanSection({ file }: SectionProps) {
  return (
    <>
      <div>
        <h3 class="detail">{t("caseFile.housing_goal")}</h3>
        <p class="note">{file.housing_goal ?? t("caseFile.no_goal")}</p>
      </div>
      <div>
        <h3 class="detail">{t("caseFile.plan")}</h3>
        <p class="note">{file.plan ?? t("caseFile.no_plan")}</p>
      </div>
      <dl class="facts">
        <Fact name={t("field.risk_reason")}>
          {file.risk_reason ? wordLabel("risk_reason", file.risk_reason) : t("entry.not_given")}
        </Fact>
        <Fact name={t("field.opened_on")}>{shortDate(file.opened_on)}</Fact>
        <Fact name={t("field.review_on")}>
          {file.review_on ? shortDate(file.review_on) : t("cases.not_set")}
        </Fact>
        <Fact name={t("field.planned_end_on")}>
          {file.planned_end_on ? shortDate(file.planned_end_on) : t("cases.not_set")}
          {file.end && <EndTag end={file.end} />}
        </Fact>
      </dl>
    </>
  );
}
