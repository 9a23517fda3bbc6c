import { useState } from "preact/hooks";
import { type MarkedEntry, readCareRecord } from "../../../api/cases.ts";
import { Button } from "../../../components/Button.tsx";
import { Fact } from "../../../components/Fact.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { Waiting } from "../../../components/Waiting.tsx";
import { clockTime, localDate, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { RecordForm } from "../record/RecordForm.tsx";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { wordLabel } from "../words.ts";
import { ActFailure } from "./ActFailure.tsx";
import { byWords } from "./byWords.ts";
import { copyText } from "./copyText.ts";
import { EditOne } from "./EditOne.tsx";
import type { SectionProps } from "./sections.ts";

const POLL_MS = 30_000;

/** What is to be written into the care record, which this service never replaces. */
export function CareRecordSection({ caseId, file, reload }: SectionProps) {
  const key = `care-record/${caseId}`;
  const list = usePoll(key, () => watched(readCareRecord(caseId)), POLL_MS);
  const entries = list.data?.entries ?? [];
  const left = entries.filter((one) => !one.copy);
  const done = entries.filter((one) => one.copy);
  const isAsked =
    list.data && !file.care_record_ref && list.data.visits > list.data.asked_after_visits;
  return (
    <>
      {isAsked && (
        <Notice kind="info">
          <p>{t("caseFile.record_asked", { visits: list.data?.visits ?? 0 })}</p>
        </Notice>
      )}
      <EditOne
        entity="case"
        row={file}
        fields={[{ name: "care_record_ref", kind: "text", longest: 60 }]}
        label={t("caseFile.edit_record_ref")}
        mayWrite={file.may_edit}
        reload={reload}
      >
        <dl class="facts">
          <Fact name={t("record.case_care_record_ref")}>
            {file.care_record_ref ?? t("entry.not_given")}
          </Fact>
        </dl>
      </EditOne>
      {!list.data && list.error === null && <Waiting text={t("caseFile.loading")} />}
      <ActFailure failure={list.error} />
      {list.data && <p class="subtle">{t("caseFile.record_left", { count: left.length })}</p>}
      <ul class="records">
        {left.map((one) => (
          <li key={one.id}>
            <Left
              one={one}
              caseId={caseId}
              reference={file.care_record_ref}
              mayWrite={file.may_edit}
              onCopied={list.reload}
            />
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <details class="screen-only">
          <summary>{t("caseFile.record_done", { count: done.length })}</summary>
          <ul class="records">
            {done.map((one) => (
              <li key={one.id}>
                <strong>{entryHead(one)}</strong>
                <div class="detail">
                  {t("caseFile.record_receipt", {
                    reference: one.copy?.reference ?? "",
                    on: shortDate(one.copy?.copied_on ?? ""),
                    by: byWords(one.copy?.by_name ?? null),
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

/** One entry that is left: its text with one button that copies it, then the reference that comes back. */
function Left(props: {
  one: MarkedEntry;
  caseId: string;
  reference: string | null;
  mayWrite: boolean;
  onCopied(): void;
}) {
  const { one } = props;
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const text = textOf(one);
  const id = `care-record-${one.id}`;
  return (
    <div class="stack">
      <p class="note copied" id={id}>
        {text}
      </p>
      {props.mayWrite && (
        <>
          <div class="buttons screen-only">
            <Button
              variant="secondary"
              aria-describedby={id}
              onClick={() => void copyText(text, id).then(setCopied)}
            >
              <Icon name="list" />
              {t("caseFile.record_copy")}
            </Button>
          </div>
          <p role="status" class="subtle">
            {isCopied !== null && t(isCopied ? "caseFile.record_copied" : "caseFile.record_marked")}
          </p>
          {isCopied !== null && (
            <RecordForm
              entity="care_record_copy"
              label={t("caseFile.record_reference", { entry: entryHead(one) })}
              row={null}
              fixed={{ case_id: props.caseId, entry_id: one.id, copied_on: localDate() }}
              defaults={{ reference: props.reference ?? "" }}
              fields={[{ name: "reference", kind: "text", isRequired: true, longest: 60 }]}
              saveWords={t("caseFile.record_save")}
              onSaved={props.onCopied}
            />
          )}
        </>
      )}
    </div>
  );
}

function entryHead(one: MarkedEntry): string {
  return t("caseFile.record_head", {
    on: shortDate(one.done_on),
    from: clockTime(one.started_at),
    to: clockTime(one.ended_at),
    name: one.author_name,
  });
}

/** The entry as it is pasted: when and who, what was done, and what was noted. */
function textOf(one: MarkedEntry): string {
  const tasks = one.tasks.map(({ task_type, duration_minutes }) =>
    t("caseFile.record_task", {
      task: wordLabel("task_type", task_type),
      minutes: duration_minutes,
    }),
  );
  return [entryHead(one), tasks.join(", "), one.note].filter(Boolean).join("\n");
}
