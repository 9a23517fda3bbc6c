import type { CaseSafetyNote } from "../../../api/cases.ts";
import { Button } from "../../../components/Button.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { localDate, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { session } from "../session.ts";
import { whenWords } from "../whenWords.ts";
import { wordLabel } from "../words.ts";
import { ActFailure } from "./ActFailure.tsx";
import { byWords } from "./byWords.ts";
import { Records } from "./Records.tsx";
import type { SectionProps } from "./sections.ts";
import { patchOf, useAct } from "./useAct.ts";

const FIELDS: RecordField[] = [
  { name: "type", kind: "word", list: "safety_note_type", isRequired: true },
  { name: "text", kind: "long", longest: 500 },
  { name: "noted_on", kind: "date", isRequired: true },
];

/** What one must know before the door: facts with a date, looked at anew every ninety days. */
export function SafetySection({ caseId, file, reload }: SectionProps) {
  const { act, isBusy, failure, isConflict } = useAct(reload);
  const notes = file.safety_notes ?? [];
  const standing = notes.filter((one) => !one.ended_on);
  const ended = notes.filter((one) => one.ended_on);
  const today = localDate();
  const me = session.value?.user.id ?? null;
  return (
    <>
      <ActFailure failure={failure} isConflict={isConflict} />
      <Records
        entity="safety_note"
        rows={standing}
        fields={FIELDS}
        fixed={{ case_id: caseId, noted_by: me }}
        defaults={{ noted_on: today }}
        mayWrite={file.may_note_safety}
        addWords={t("caseFile.add_safety")}
        empty={t("caseFile.no_safety")}
        name={(one) => wordLabel("safety_note_type", one.type)}
        show={(one) => <Note one={one} />}
        acts={(one) => (
          <>
            <Button
              variant="tertiary"
              disabled={isBusy}
              aria-label={t("caseFile.still_true_what", {
                what: wordLabel("safety_note_type", one.type),
              })}
              onClick={() =>
                void act([patchOf("safety_note", one, { reviewed_on: today, reviewed_by: me })])
              }
            >
              {t("caseFile.still_true")}
            </Button>
            <Button
              variant="tertiary"
              disabled={isBusy}
              aria-label={t("caseFile.end_what", { what: wordLabel("safety_note_type", one.type) })}
              onClick={() => void act([patchOf("safety_note", one, { ended_on: today })])}
            >
              {t("caseFile.end")}
            </Button>
          </>
        )}
        reload={reload}
      />
      {ended.length > 0 && (
        <details class="screen-only">
          <summary>{t("caseFile.ended_safety", { count: ended.length })}</summary>
          <ul class="records">
            {ended.map((one) => (
              <li key={one.id}>
                <Note one={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {file.incidents.length > 0 && (
        <div class="stack">
          <h3>{t("caseFile.incidents")}</h3>
          <ul class="records">
            {file.incidents.map((one) => (
              <li key={one.id}>
                <strong>{wordLabel("incident_type", one.type)}</strong>
                <div class="detail">
                  {t("caseFile.incident_at", {
                    when: whenWords(one.occurred_at),
                    by: byWords(one.by_name ?? null),
                  })}
                </div>
                {one.text && <p class="note">{one.text}</p>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Note({ one }: { one: CaseSafetyNote }) {
  const last = one.reviewed_on ?? one.noted_on;
  return (
    <>
      <strong>{wordLabel("safety_note_type", one.type)}</strong>
      {one.text && <p class="note">{one.text}</p>}
      <div class="detail">
        {t("caseFile.noted", {
          on: shortDate(one.noted_on),
          by: byWords(one.by_name),
        })}{" "}
        {one.ended_on
          ? t("caseFile.ended", { on: shortDate(one.ended_on) })
          : t("caseFile.looked_at", { on: shortDate(last), due: shortDate(one.due_on) })}
      </div>
      {one.is_due && (
        <span class="ds-tag" data-color="warning">
          <Icon name="clock" />
          {t("caseFile.safety_due")}
        </span>
      )}
    </>
  );
}
