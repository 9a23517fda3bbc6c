import { useRef, useState } from "preact/hooks";
import {
  CRITICAL,
  type InquiryForm,
  InquiryIncomplete,
  registerInquiry,
} from "../../actions/inquiry.ts";
import { runningVisit } from "../../actions/visit.ts";
import { Button } from "../../components/Button.tsx";
import { Choices } from "../../components/Choices.tsx";
import { nowInstant } from "../../domain/instant.ts";
import { t } from "../../locales/t.ts";
import { wordsOf } from "../../store/words.ts";
import { EmergencyNumbers } from "../shared/EmergencyNumbers.tsx";
import { InquiryAbout } from "./InquiryAbout.tsx";
import { InquiryDetails } from "./InquiryDetails.tsx";
import { SourceChoice } from "./SourceChoice.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";
import { useTyped } from "./useTyped.ts";

/** The name of the form among what is typed. */
export const INQUIRY = "inquiry";

/** The first control of what an inquiry cannot do without. */
const FIRST = { source: "#inquiry-source button", about: "[name=about]" } as const;

/**
 * The form: how urgent it is comes first, and with it whom to phone before anything is written.
 * @param mending the form of one that is saved, which is to be put right
 */
export function InquiryFields(props: { mending?: InquiryForm; onSaved(id: string): void }) {
  const { save, failure, retry, settle } = useSaving();
  const [empty] = useState(props.mending ?? emptyForm);
  const mends = empty.mends?.id;
  const typed = useTyped<InquiryForm>(
    mends ? `${INQUIRY}/${mends}` : INQUIRY,
    t(mends ? "inquiry.mend_title" : "inquiry.title"),
    empty,
  );
  const isSaving = useRef(false);
  const fields = useRef<HTMLFormElement>(null);
  const form = typed.value;
  const isCritical = form.urgency === CRITICAL;

  function write(part: Partial<InquiryForm>): void {
    settle();
    const next = { ...form, ...part, begunAt: form.begunAt || nowInstant() };
    const isEmpty = JSON.stringify({ ...next, begunAt: empty.begunAt }) === JSON.stringify(empty);
    typed.type(isEmpty ? empty : next);
  }

  async function keep(event: Event): Promise<void> {
    event.preventDefault();
    if (isSaving.current) return;
    isSaving.current = true;
    await save(async () => {
      let id = "";
      await typed.keep(async (draftId) => {
        id = await registerInquiry(form, draftId).catch(askFor);
      });
      props.onSaved(id);
    });
    isSaving.current = false;
  }

  /** What is missing is said where it is asked for, and the focus goes there. */
  function askFor(error: unknown): never {
    if (error instanceof InquiryIncomplete) {
      const asked = fields.current?.querySelector<HTMLElement>(FIRST[error.reason]);
      asked?.focus();
      asked?.scrollIntoView({ block: "center" });
    }
    throw error;
  }

  const lacks = failure instanceof InquiryIncomplete ? failure.reason : null;
  const details = <InquiryDetails form={form} onWrite={write} />;
  return (
    <form class="stack" ref={fields} onSubmit={(event) => void keep(event)} noValidate>
      <Choices
        legend={t("field.urgency")}
        isLegendSeen
        choices={wordsOf("urgency").map(({ key, label, short_label: short }) => ({
          key,
          text: short || label,
          label,
        }))}
        chosen={form.urgency}
        onChoose={(urgency) => write({ urgency })}
      />
      <div role="status">{isCritical && <EmergencyNumbers />}</div>
      <FailureNotice failure={lacks === "source" ? failure : null} />
      <SourceChoice chosen={form.source} onChoose={(source) => write({ source })} />
      <FailureNotice failure={lacks === "about" ? failure : null} />
      <InquiryAbout form={form} onWrite={write} />
      {isCritical ? (
        <details>
          <summary>{t("inquiry.more")}</summary>
          <div class="stack">{details}</div>
        </details>
      ) : (
        details
      )}
      <FailureNotice
        failure={lacks ? null : failure}
        text={[form.about, form.text].filter(Boolean).join("\n")}
        onRetry={retry}
        onClose={settle}
      />
      <Button type="submit" class="main-button">
        {t(isCritical ? "inquiry.save_critical" : mends ? "inquiry.mend_save" : "inquiry.save")}
      </Button>
    </form>
  );
}

function emptyForm(): InquiryForm {
  return {
    begunAt: "",
    urgency: "normal",
    source: "",
    channel: runningVisit.value ? "at_door" : "phone",
    about: "",
    caseId: null,
    address: null,
    targetGroup: [],
    text: "",
    callerName: "",
    callerPhone: "",
  };
}
