import type { CaseReminder } from "../../../api/cases.ts";
import type { RecordChange } from "../../../api/changes.ts";
import { Button } from "../../../components/Button.tsx";
import { localDate, localTime, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { session } from "../session.ts";
import { wordLabel } from "../words.ts";
import { ActFailure } from "./ActFailure.tsx";
import { byWords } from "./byWords.ts";
import { Records } from "./Records.tsx";
import type { SectionProps } from "./sections.ts";
import { deletionOf, patchOf, useAct } from "./useAct.ts";

/** What is to be done in the case: visits, tasks, what to think of, and what the meeting is to take up. */
export function WorkSection({ caseId, file, reload }: SectionProps) {
  const { act, isBusy, failure, isConflict } = useAct(reload);
  const today = localDate();
  const me = session.value?.user.id ?? null;
  const done = (
    entity: RecordChange["entity"],
    one: { id: string; version: number },
    what: string,
  ) => (
    <Button
      variant="tertiary"
      disabled={isBusy}
      aria-label={t("caseFile.done_what", { what })}
      onClick={() =>
        void act([patchOf(entity, one, { done_at: new Date().toISOString(), done_by: me })])
      }
    >
      {t("caseFile.done")}
    </Button>
  );
  return (
    <>
      <ActFailure failure={failure} isConflict={isConflict} />
      <h3>{t("caseFile.visits")}</h3>
      {file.planned_visits.length === 0 ? (
        <p class="subtle">{t("caseFile.no_visits")}</p>
      ) : (
        <ul class="records">
          {file.planned_visits.map((one) => (
            <li key={one.id}>
              {shortDate(one.planned_on)}
              {one.starts_at_local &&
                ` ${t("time.clock", { time: localTime(one.starts_at_local) })}`}
              {one.note && <div class="detail">{one.note}</div>}
            </li>
          ))}
        </ul>
      )}
      <h3>{t("caseFile.agenda")}</h3>
      <Records
        entity="agenda_mark"
        rows={file.agenda_marks}
        fields={[{ name: "reason", kind: "long", longest: 500 }]}
        fixed={{ case_id: caseId, marked_on: today }}
        mayWrite={file.may_edit}
        addWords={t("caseFile.add_agenda")}
        empty={t("caseFile.no_agenda")}
        name={(one) => t("caseFile.marked_on", { on: shortDate(one.marked_on) })}
        show={(one) => (
          <>
            {one.reason ?? t("caseFile.agenda_plain")}
            <div class="detail">
              {t("caseFile.noted", {
                on: shortDate(one.marked_on),
                by: byWords(one.by_name ?? null),
              })}
            </div>
          </>
        )}
        acts={(one) => (
          <Button
            variant="tertiary"
            disabled={isBusy}
            onClick={() => void act([deletionOf("agenda_mark", one)])}
          >
            {t("caseFile.off_agenda")}
          </Button>
        )}
        reload={reload}
      />
      <h3>{t("caseFile.tasks")}</h3>
      <Records
        entity="task"
        rows={file.tasks.filter((one) => !one.done_at)}
        fields={[
          { name: "text", kind: "text", isRequired: true, longest: 500 },
          { name: "owner_id", kind: "user", isRequired: true },
          { name: "due_on", kind: "date" },
        ]}
        fixed={{ case_id: caseId }}
        mayWrite={file.may_edit}
        addWords={t("caseFile.add_task")}
        empty={t("caseFile.no_tasks")}
        name={(one) => one.text}
        show={(one) => (
          <>
            {one.text}
            <div class="detail">
              {[one.by_name, one.due_on && t("caseFile.due", { on: shortDate(one.due_on) })]
                .filter(Boolean)
                .join(" · ")}
            </div>
          </>
        )}
        acts={(one) => done("task", one, one.text)}
        reload={reload}
      />
      <h3>{t("caseFile.reminders")}</h3>
      <Records
        entity="reminder"
        rows={file.reminders}
        fields={[{ name: "text", kind: "text", isRequired: true, longest: 200 }]}
        fixed={{ case_id: caseId }}
        mayWrite={file.may_edit}
        isFixed
        addWords={t("caseFile.add_reminder")}
        empty={t("caseFile.no_reminders")}
        name={(one) => reminderWords(one)}
        show={(one) => (
          <>
            {reminderWords(one)}
            {one.by_name && <div class="detail">{one.by_name}</div>}
          </>
        )}
        acts={(one) => done("reminder", one, reminderWords(one))}
        reload={reload}
      />
    </>
  );
}

function reminderWords(one: CaseReminder): string {
  return one.text ?? (one.phrase ? wordLabel("reminder_phrase", one.phrase) : "");
}
