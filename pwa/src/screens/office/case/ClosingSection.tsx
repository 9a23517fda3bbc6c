import { useRef, useState } from "preact/hooks";
import { closeCase, reopenCase } from "../../../api/cases.ts";
import { Button } from "../../../components/Button.tsx";
import { localDate, shortDate } from "../../../domain/format.ts";
import { newId } from "../../../domain/ids.ts";
import { daysAfter } from "../../../domain/week.ts";
import { t } from "../../../locales/t.ts";
import { FieldInput } from "../record/FieldInput.tsx";
import { watched } from "../session.ts";
import { wordLabel } from "../words.ts";
import { ActFailure } from "./ActFailure.tsx";
import type { SectionProps } from "./sections.ts";

/** Closing the case with how it ended; a closed one is opened again with a reason. */
export function ClosingSection(props: SectionProps) {
  return props.file.closed_on ? <Reopen {...props} /> : <Close {...props} />;
}

/** The state of a form that is sent once, with what is wrong in its one required field. */
function useForm(send: (opId: string) => Promise<unknown>, reload: () => void) {
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const opId = useRef(newId());
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: Event, isFilled: boolean): Promise<void> {
    event.preventDefault();
    setMissing(!isFilled);
    if (!isFilled) {
      form.current?.querySelector<HTMLElement>("select, textarea")?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      await watched(send(opId.current));
      setOpen(false);
      opId.current = newId();
      reload();
      document.querySelector<HTMLElement>("h1")?.focus();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  /** Other words are another operation. */
  function renew(): void {
    opId.current = newId();
    setMissing(false);
  }

  return { isOpen, setOpen, isBusy, isMissing, failure, form, submit, renew };
}

function Close({ caseId, file, reload }: SectionProps) {
  const [outcome, setOutcome] = useState("");
  const [withdraws, setWithdraws] = useState(true);
  const today = localDate();
  const later = file.planned_visits.filter((one) => one.planned_on > today).length;
  const state = useForm(
    (op_id) =>
      closeCase(caseId, {
        op_id,
        base_version: file.version,
        outcome: outcome as NonNullable<typeof file.outcome>,
        withdraws_visits: withdraws && later > 0,
      }),
    reload,
  );
  if (!state.isOpen) {
    return (
      <p class="screen-only">
        <Button variant="secondary" onClick={() => state.setOpen(true)}>
          {t("caseFile.close")}
        </Button>
      </p>
    );
  }
  return (
    <form
      ref={state.form}
      class="sheet stack record-form"
      aria-label={t("caseFile.close")}
      noValidate
      onSubmit={(event) => void state.submit(event, outcome !== "")}
    >
      <p>{t("caseFile.close_means", { on: shortDate(daysAfter(today, file.follow_up_days)) })}</p>
      <FieldInput
        id="close-outcome"
        label={t("caseFile.close_outcome")}
        field={{ name: "outcome", kind: "word", list: "case_outcome", isRequired: true }}
        value={outcome}
        error={state.isMissing ? t("record.wrong_required") : undefined}
        onValue={(value) => {
          setOutcome(String(value));
          state.renew();
        }}
      />
      {later > 0 && (
        <FieldInput
          id="close-visits"
          label={t("caseFile.close_visits", { count: later })}
          field={{ name: "visits", kind: "bool" }}
          value={withdraws}
          error={undefined}
          onValue={(value) => {
            setWithdraws(value === true);
            state.renew();
          }}
        />
      )}
      <ActFailure failure={state.failure} />
      <div class="buttons">
        <Button type="submit" disabled={state.isBusy} aria-busy={state.isBusy}>
          {t("caseFile.close")}
        </Button>
        <Button variant="tertiary" onClick={() => state.setOpen(false)}>
          {t("record.cancel")}
        </Button>
      </div>
    </form>
  );
}

function Reopen({ caseId, file, reload }: SectionProps) {
  const [reason, setReason] = useState("");
  const state = useForm(
    (op_id) => reopenCase(caseId, { op_id, base_version: file.version, reason: reason.trim() }),
    reload,
  );
  const closed = t("caseFile.is_closed", {
    on: shortDate(file.closed_on ?? ""),
    outcome: file.outcome ? wordLabel("case_outcome", file.outcome) : t("cases.none"),
  });
  if (!state.isOpen) {
    return (
      <>
        <p>{closed}</p>
        <p class="screen-only">
          <Button variant="secondary" onClick={() => state.setOpen(true)}>
            {t("caseFile.reopen")}
          </Button>
        </p>
      </>
    );
  }
  return (
    <form
      ref={state.form}
      class="sheet stack record-form"
      aria-label={t("caseFile.reopen")}
      noValidate
      onSubmit={(event) => void state.submit(event, reason.trim() !== "")}
    >
      <p>{t("caseFile.reopen_means")}</p>
      <FieldInput
        id="reopen-reason"
        label={t("caseFile.reopen_reason")}
        field={{ name: "reason", kind: "long", isRequired: true, longest: 500 }}
        value={reason}
        error={state.isMissing ? t("record.wrong_required") : undefined}
        onValue={(value) => {
          setReason(String(value));
          state.renew();
        }}
      />
      <ActFailure failure={state.failure} />
      <div class="buttons">
        <Button type="submit" disabled={state.isBusy} aria-busy={state.isBusy}>
          {t("caseFile.reopen")}
        </Button>
        <Button variant="tertiary" onClick={() => state.setOpen(false)}>
          {t("record.cancel")}
        </Button>
      </div>
    </form>
  );
}
