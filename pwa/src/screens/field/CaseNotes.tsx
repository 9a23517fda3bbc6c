import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { askForDecision, markForAgenda, recordConsent } from "../../actions/caseNotes.ts";
import { Button } from "../../components/Button.tsx";
import { Section } from "../../components/Section.tsx";
import { localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { rows } from "../../store/view.ts";
import { wordsOf } from "../../store/words.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** What the resident asks for and allows, with date and words, and what the team is to talk of. */
export function CaseNotes({ caseId }: { caseId: string }) {
  const [scope, setScope] = useState("");
  const [topic, setTopic] = useState("");
  const asked = rows("decision_request").filter((one) => one.case_id === caseId);
  const marks = rows("agenda_mark").filter((one) => one.case_id === caseId && !one.handled_on);
  return (
    <Section id="notes" title={t("case_notes.title")}>
      {asked.map((one) => (
        <Said key={one.id} what={t("case_notes.has_asked", { date: shortDate(one.asked_on) })}>
          {one.words}
        </Said>
      ))}
      {marks.map((one) => (
        <Said key={one.id} what={t("case_notes.on_agenda", { date: shortDate(one.marked_on) })}>
          {one.reason}
        </Said>
      ))}
      <WordsForm
        title={t("case_notes.ask")}
        label={t("case_notes.ask_words")}
        date={t("case_notes.ask_date")}
        onSave={(words, date) => askForDecision(caseId, date, words)}
      />
      <WordsForm
        title={t("case_notes.agenda")}
        label={t("case_notes.agenda_words")}
        longest={500}
        onSave={(words) => markForAgenda(caseId, words)}
      />
      <WordsForm
        title={t("case_notes.consent")}
        label={t("case_notes.consent_words")}
        date={t("case_notes.consent_date")}
        onSave={(words, givenOn) => recordConsent(caseId, { scope, topic, givenOn, words })}
      >
        <Choice
          label={t("case_notes.scope")}
          list="consent_scope"
          value={scope}
          onChoose={setScope}
        />
        <Choice
          label={t("case_notes.topic")}
          list="consent_topic"
          value={topic}
          onChoose={setTopic}
        />
      </WordsForm>
    </Section>
  );
}

function Said({ what, children }: { what: string; children: ComponentChildren }) {
  return (
    <article class="row">
      <div class="words">
        <h3 class="name">{what}</h3>
        {children && <p class="note">{children}</p>}
      </div>
    </article>
  );
}

/** Folded away until it is needed, and folded again when what was said is kept. */
function WordsForm(props: {
  title: string;
  label: string;
  /** What the date is of; without it there is no date to give. */
  date?: string;
  longest?: number;
  onSave(words: string, date: string): Promise<void>;
  children?: ComponentChildren;
}) {
  const id = useId();
  const { save, failure, retry, settle } = useSaving();
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [date, setDate] = useState(localDate());
  const isSaving = useRef(false);

  async function keep(event: Event): Promise<void> {
    event.preventDefault();
    if (isSaving.current) return;
    isSaving.current = true;
    await save(async () => {
      await props.onSave(words, date || localDate());
      setWords("");
      setOpen(false);
    });
    isSaving.current = false;
  }

  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{props.title}</summary>
      <form class="stack" onSubmit={(event) => void keep(event)} noValidate>
        <FailureNotice failure={failure} text={words} onRetry={retry} onClose={settle} />
        {props.children}
        {props.date && (
          <div class="field">
            <label class="ds-label" for={`${id}-date`}>
              {props.date}
            </label>
            <input
              id={`${id}-date`}
              class="ds-input"
              type="date"
              max={localDate()}
              value={date}
              onInput={(event) => setDate(event.currentTarget.value)}
            />
          </div>
        )}
        <div class="field">
          <label class="ds-label" for={id}>
            {props.label}
          </label>
          <textarea
            id={id}
            class="ds-input"
            rows={3}
            maxLength={props.longest ?? 2000}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" class="wide">
          {t("case_notes.save")}
        </Button>
      </form>
    </details>
  );
}

function Choice(props: {
  label: string;
  list: string;
  value: string;
  onChoose(key: string): void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label class="ds-label" for={id}>
        {props.label}
      </label>
      <select
        id={id}
        class="ds-input"
        value={props.value}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        {props.value === "" && <option value="">{t("split.choose")}</option>}
        {wordsOf(props.list).map((word) => (
          <option key={word.key} value={word.key}>
            {word.label}
          </option>
        ))}
      </select>
    </div>
  );
}
