import { Fact } from "../../../components/Fact.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { AllowPhotos } from "../AllowPhotos.tsx";
import { EndTag } from "../CaseTable.tsx";
import type { RecordField } from "../record/fields.ts";
import { wordLabel } from "../words.ts";
import { EditOne } from "./EditOne.tsx";
import { OpenConflicts } from "./OpenConflicts.tsx";
import type { SectionProps } from "./sections.ts";

const PLAN: RecordField[] = [
  { name: "housing_goal", kind: "long" },
  { name: "risk_reason", kind: "word", list: "risk_reason" },
  { name: "plan", kind: "long" },
  { name: "review_on", kind: "date" },
  { name: "planned_end_on", kind: "date" },
];

/** What the resident wants, what is at risk, and the plan with its end. */
export function PlanSection({ file, reload }: SectionProps) {
  return (
    <>
      {file.conflicts.length > 0 && (
        <div class="screen-only stack">
          {file.conflicts.map((opId) => (
            <OpenConflicts key={opId} opId={opId} onDecided={reload} />
          ))}
        </div>
      )}
      <EditOne
        entity="case"
        row={file}
        fields={PLAN}
        label={t("caseFile.edit_plan")}
        mayWrite={file.may_edit}
        reload={reload}
      >
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
      </EditOne>
      {file.is_photo_allowed !== null && (
        <div class="screen-only">
          <AllowPhotos
            theCase={{
              id: file.id,
              code: file.code,
              resident_name: file.resident.name,
              version: file.version,
              is_photo_allowed: file.is_photo_allowed,
              may_allow_photos: file.may_allow_photos,
            }}
            onAllowed={reload}
          />
        </div>
      )}
    </>
  );
}
