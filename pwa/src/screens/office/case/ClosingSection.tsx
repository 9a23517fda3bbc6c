import { useState } from "preact/hooks";
import { closeCase, reopenCase } from "../../../api/cases.ts";
import { Button } from "../../../components/Button.tsx";
import { localDate, shortDate } from "../../../domain/format.ts";
import { daysAfter } from "../../../domain/week.ts";
import { t } from "../../../locales/t.ts";
import { FieldsForm } from "../record/FieldsForm.tsx";
import type { RecordField } from "../record/fields.ts";
import { wordLabel } from "../words.ts";
import type { SectionProps } from "./sections.ts";

const OUTCOME: RecordField = {
  name: "outcome",
  kind: "word",
  list: "case_outcome",
  isRequired: true,
};
const VISITS: RecordField = { name: "visits", kind: "bool" };
const REASON: RecordField = { name: "reason", kind: "long", isRequired: true, longest: 500 };

/** Closing the case with how it ended; a closed one is opened again with a reason. */
export function ClosingSection(props: SectionProps) {
  return props.file.closed_on ? <Reopen {...props} /> : <Close {...props} />;
}

function Close({ caseId, file, reload }: SectionProps) {
  const [isOpen, setOpen] = useState(false);
  const today = localDate();
  const later = file.planned_visits.filter((one) => one.planned_on > today).length;
  if (!isOpen) return <Opener words={t("caseFile.close")} onOpen={() => setOpen(true)} />;
  return (
    <FieldsForm
      label={t("caseFile.close")}
      fields={later > 0 ? [OUTCOME, VISITS] : [OUTCOME]}
      begin={{ visits: true }}
      fieldLabel={(name) => t(`caseFile.close_${name}`, { count: later })}
      saveWords={t("caseFile.close")}
      isFocused
      send={async ({ outcome, visits }, opId) => {
        await closeCase(caseId, {
          op_id: opId,
          base_version: file.version,
          outcome: outcome as NonNullable<typeof file.outcome>,
          withdraws_visits: visits === true,
        });
        leave(setOpen, reload);
      }}
      onCancel={() => setOpen(false)}
      intro={
        <p>{t("caseFile.close_means", { on: shortDate(daysAfter(today, file.follow_up_days)) })}</p>
      }
    />
  );
}

function Reopen({ caseId, file, reload }: SectionProps) {
  const [isOpen, setOpen] = useState(false);
  const closed = t("caseFile.is_closed", {
    on: shortDate(file.closed_on ?? ""),
    outcome: file.outcome ? wordLabel("case_outcome", file.outcome) : t("cases.none"),
  });
  if (!isOpen) {
    return (
      <>
        <p>{closed}</p>
        <Opener words={t("caseFile.reopen")} onOpen={() => setOpen(true)} />
      </>
    );
  }
  return (
    <FieldsForm
      label={t("caseFile.reopen")}
      fields={[REASON]}
      begin={{}}
      fieldLabel={(name) => t(`caseFile.reopen_${name}`)}
      saveWords={t("caseFile.reopen")}
      isFocused
      send={async ({ reason }, opId) => {
        const said = { op_id: opId, base_version: file.version, reason: String(reason) };
        await reopenCase(caseId, said);
        leave(setOpen, reload);
      }}
      onCancel={() => setOpen(false)}
      intro={<p>{t("caseFile.reopen_means")}</p>}
    />
  );
}

function Opener(props: { words: string; onOpen(): void }) {
  return (
    <p class="screen-only">
      <Button variant="secondary" onClick={props.onOpen}>
        {props.words}
      </Button>
    </p>
  );
}

/** What was asked is done: the case is another one now, and is read from its top. */
function leave(setOpen: (isOpen: boolean) => void, reload: () => void): void {
  setOpen(false);
  reload();
  document.querySelector<HTMLElement>("h1")?.focus();
}
