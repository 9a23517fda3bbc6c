import type { CaseAssignment } from "../../../api/cases.ts";
import { Button } from "../../../components/Button.tsx";
import { localDate, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { ActFailure } from "./ActFailure.tsx";
import { byWords } from "./byWords.ts";
import { Records } from "./Records.tsx";
import type { SectionProps } from "./sections.ts";
import { deletionOf, useAct } from "./useAct.ts";

/** To whom the case is assigned: it comes to their phones at the next sync, and leaves them when withdrawn. */
export function PeopleSection({ caseId, file, reload }: SectionProps) {
  const { act, isBusy, failure, isConflict } = useAct(reload);
  const standing = file.assignments.filter((one) => !one.withdrawn_at);
  const former = file.assignments.filter((one) => one.withdrawn_at);
  return (
    <>
      <ActFailure failure={failure} isConflict={isConflict} />
      <Records
        entity="assignment"
        rows={standing}
        fields={[{ name: "user_id", kind: "user", isRequired: true }]}
        fixed={{ case_id: caseId }}
        mayWrite={file.may_assign && !file.closed_on}
        isFixed
        addWords={t("caseFile.assign")}
        empty={t("caseFile.nobody_assigned")}
        name={(one) => one.user.name}
        show={(one) => (
          <>
            <strong>{one.user.name}</strong>
            <div class="detail">{givenWords(one)}</div>
          </>
        )}
        acts={(one) => (
          <Button
            variant="tertiary"
            disabled={isBusy}
            aria-label={t("caseFile.unassign_who", { name: one.user.name })}
            onClick={() => void act([deletionOf("assignment", one)])}
          >
            {t("caseFile.unassign")}
          </Button>
        )}
        reload={reload}
      />
      {file.may_assign && <p class="detail screen-only">{t("caseFile.assign_means")}</p>}
      {former.length > 0 && (
        <details class="screen-only">
          <summary>{t("caseFile.former_assigned", { count: former.length })}</summary>
          <ul class="records">
            {former.map((one) => (
              <li key={one.id}>
                {one.user.name}
                <div class="detail">
                  {t("caseFile.withdrawn", {
                    on: shortDate(localDate(one.withdrawn_at ?? "")),
                    by: byWords(one.withdrawn_by),
                  })}
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function givenWords({ given_at, given_by }: CaseAssignment): string {
  if (!given_at) return "";
  const on = shortDate(localDate(given_at));
  return t("caseFile.assigned_by", { on, by: byWords(given_by) });
}
