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
import { useTyped } from "./useTyped.ts";

/** What the resident asks for and allows, with date and words, and what the team is to talk of. */
export function CaseNotes({ caseId }: { caseId: string }) {
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
        form={`ask/${caseId}`}
        title={t("case_notes.ask")}
        label={t("case_notes.ask_words")}
        date={t("case_notes.ask_date")}
        onSave={({ words, date }, draftId) => askForDecision(caseId, date, words, draftId)}
      />
      <WordsForm
        form={`agenda/${caseId}`}
        title={t("case_notes.agenda")}
        label={t("case_notes.agenda_words")}
        longest={500}
        onSave={({ words }, draftId) => markForAgenda(caseId, words, draftId)}
      />
      <WordsForm
        form={`consent/${caseId}`}
        title={t("case_notes.consent")}
        label={t("case_notes.consent_words")}
        date={t("case_notes.consent_date")}
        onSave={({ words, date, scope, topic }, draftId) =>
          recordConsent(caseId, { scope, topic, givenOn: date, words }, draftId)
        }
      >
        {(written, write) => (
          <>
            <Choice
              label={t("case_notes.scope")}
              list="consent_scope"
              value={written.scope}
              onChoose={(scope) => write({ scope })}
            />
            <Choice
              label={t("case_notes.topic")}
              list="consent_topic"
              value={written.topic}
              onChoose={(topic) => write({ topic })}
            />
          </>
        )}
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

interface Written {
  words: string;
  date: string;
  scope: string;
  topic: string;
}

/** Folded away until it is needed, and folded again when what was said is kept. */
function WordsForm(props: {
  form: string;
  title: string;
  label: string;
  /** What the date is of; without it there is no date to give. */
  date?: string;
  longest?: number;
  onSave(written: Written, draftId?: string): Promise<void>;
  children?(written: Written, write: (part: Partial<Written>) => void): ComponentChildren;
}) {
  const id = useId();
  const { save, failure, retry, settle } = useSaving();
  const empty = { words: "", date: localDate(), scope: "", topic: "" };
  const typed = useTyped<Written>(props.form, props.title, empty, () => setOpen(true));
  const { words, date } = typed.value;
  const [isOpen, setOpen] = useState(typed.wasLeft);
  const isSaving = useRef(false);
  const write = (part: Partial<Written>) => typed.type({ ...typed.value, ...part });

  async function keep(event: Event): Promise<void> {
    event.preventDefault();
    if (isSaving.current) return;
    isSaving.current = true;
    await save(async () => {
      const written = { ...typed.value, date: date || localDate() };
      await typed.keep((draftId) => props.onSave(written, draftId));
      setOpen(false);
    });
    isSaving.current = false;
  }

  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{props.title}</summary>
      <form class="stack" onSubmit={(event) => void keep(event)} noValidate>
        <FailureNotice failure={failure} text={words} onRetry={retry} onClose={settle} />
        {props.children?.(typed.value, write)}
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
              onInput={(event) => write({ date: event.currentTarget.value })}
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
            onInput={(event) => write({ words: event.currentTarget.value })}
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
