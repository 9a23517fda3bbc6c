import { useId, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { beginAfterwards } from "../../actions/afterwards.ts";
import { reportIncident } from "../../actions/incidents.ts";
import { runningVisit, toggleTask } from "../../actions/visit.ts";
import { Button } from "../../components/Button.tsx";
import { Choices } from "../../components/Choices.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Section } from "../../components/Section.tsx";
import { callLink } from "../../domain/links.ts";
import { t } from "../../locales/t.ts";
import { setting } from "../../store/colleagues.ts";
import { wordsOf } from "../../store/words.ts";
import { CaseChoices } from "./CaseChoices.tsx";
import { lastSaved } from "./saved.ts";
import { Tabs } from "./Tabs.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";
import { useTyped } from "./useTyped.ts";

const RAISED = "concern_raised";

/** Whom to call, and what is noted of it: that it was done, or that something happened, and no more. */
export function Concern() {
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("concern.title")} />
          <p class="lead">{t("concern.what")}</p>
        </header>
        <main class="page">
          <EmergencyNumbers />
          <Raised />
          <Incident />
        </main>
      </div>
      <Tabs path="/concern" />
    </div>
  );
}

/** The numbers that are called first, whatever there is to write. */
export function EmergencyNumbers() {
  const child = setting("child_welfare_phone");
  return (
    <Section id="numbers" title={t("concern.numbers")}>
      <CallNumber phone="110" name={t("concern.fire")} />
      <CallNumber phone="112" name={t("concern.police")} />
      <CallNumber phone="113" name={t("concern.ambulance")} />
      {child && <CallNumber phone={child} name={t("concern.child_welfare")} />}
    </Section>
  );
}

function CallNumber({ phone, name }: { phone: string; name: string }) {
  return (
    <a class="ds-button wide" data-variant="secondary" href={callLink(phone)}>
      <Icon name="phone" />
      <strong>{phone}</strong> {name}
    </a>
  );
}

/** A visit under way takes the line; without one it is begun afterwards, in a case when one is tapped. */
function Raised() {
  const { route } = useLocation();
  const { save, failure } = useSaving();
  const visit = runningVisit.value;
  const isNoted = visit?.tasks.some((task) => task.taskType === RAISED);

  function begin(caseId: string | null): Promise<void> {
    return save(async () => {
      const at = caseId ? { caseId } : {};
      const id = await beginAfterwards(at, { work: "office", task: RAISED });
      lastSaved.value = null;
      route(`/afterwards/${id}`);
    });
  }

  return (
    <Section id="raised" title={t("concern.raised")}>
      <p>{t("concern.raised_what")}</p>
      <FailureNotice failure={failure} />
      {visit ? (
        <Button
          class="wide"
          variant="secondary"
          aria-pressed={isNoted === true}
          onClick={() => save(() => toggleTask(RAISED, visit.entryId))}
        >
          {t(isNoted ? "concern.noted" : "concern.note")}
        </Button>
      ) : (
        <>
          <CaseChoices legend={t("concern.which_case")} onChoose={begin} />
          <Button class="wide" variant="secondary" onClick={() => begin(null)}>
            {t("concern.no_case")}
          </Button>
        </>
      )}
    </Section>
  );
}

function Incident() {
  const id = useId();
  const { save, failure, retry, settle } = useSaving();
  const typed = useTyped("incident", t("incident.title"), {
    type: null as string | null,
    words: "",
    caseId: null as string | null,
  });
  const { type, words, caseId } = typed.value;
  const [isTold, setTold] = useState(false);
  const visit = runningVisit.value;

  function tell(): Promise<void> {
    return save(async () => {
      if (!type) return;
      const at = visit
        ? { caseId: visit.caseId, entryId: visit.entryId }
        : { caseId, entryId: null };
      await typed.keep((draftId) => reportIncident(at, type, words, draftId));
      setTold(true);
    });
  }

  return (
    <Section id="incident" title={t("incident.title")}>
      <p>{t("incident.what")}</p>
      {isTold && (
        <Notice kind="success" isLive>
          <p>{t("incident.told")}</p>
        </Notice>
      )}
      <FailureNotice failure={failure} text={words} onRetry={retry} onClose={settle} />
      <Choices
        legend={t("incident.type")}
        isLegendSeen
        choices={wordsOf("incident_type").map((each) => ({ key: each.key, text: each.label }))}
        chosen={type}
        onChoose={(key) => {
          typed.type({ ...typed.value, type: key });
          setTold(false);
        }}
      />
      {type && (
        <>
          <div class="field">
            <label class="ds-label" for={id}>
              {t("incident.words")}
            </label>
            <textarea
              id={id}
              class="ds-input"
              rows={3}
              maxLength={500}
              autocomplete="off"
              spellcheck={false}
              value={words}
              onInput={(event) => typed.type({ ...typed.value, words: event.currentTarget.value })}
            />
          </div>
          {!visit && (
            <CaseChoices
              legend={t("incident.which_case")}
              chosen={caseId}
              onChoose={(chosen) => typed.type({ ...typed.value, caseId: chosen })}
            />
          )}
          <Button class="wide" onClick={tell}>
            {t("incident.tell")}
          </Button>
        </>
      )}
    </Section>
  );
}
