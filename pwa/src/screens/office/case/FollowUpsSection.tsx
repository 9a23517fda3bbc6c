import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { FollowUpResult } from "../FollowUpResult.tsx";
import { FOLLOW_UP_FIELDS } from "../followUpFields.ts";
import { HousingPart } from "./HousingPart.tsx";
import { Records } from "./Records.tsx";

/** How it goes with the home after the case was closed: when that is to be asked, and what was found. */
export function FollowUpsSection({ caseId }: { caseId: string }) {
  return (
    <HousingPart caseId={caseId}>
      {(sheet, reload) => (
        <Records
          entity="follow_up"
          fixed={{ case_id: caseId }}
          rows={sheet.follow_ups}
          fields={[{ name: "due_on", kind: "date", isRequired: true }, ...FOLLOW_UP_FIELDS]}
          mayWrite={sheet.may_write}
          empty={t("follow_ups.none")}
          addWords={t("follow_ups.add")}
          name={(each) => t("follow_ups.name", { on: shortDate(each.due_on) })}
          reload={reload}
          show={(each) => (
            <>
              <div class="head">
                {t("follow_ups.name", { on: shortDate(each.due_on) })}
                <FollowUpResult followUp={each} today={sheet.today} />
              </div>
              {each.done_on && (
                <div>{t("follow_ups.done_on", { on: shortDate(each.done_on) })}</div>
              )}
              {each.note && <div class="detail">{each.note}</div>}
            </>
          )}
        />
      )}
    </HousingPart>
  );
}
