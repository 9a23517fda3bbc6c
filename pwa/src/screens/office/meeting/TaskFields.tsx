import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { InMeeting } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { errorWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";

/** What a new task says. */
export interface TaskSaid {
  owner_id: string;
  text: string;
  due_on: string | null;
}

/** The form of a new task: what, who, by when. What is missing is named, and what was typed stays. */
export function TaskFields(props: {
  people: Pick<InMeeting, "id" | "name">[];
  onSave(said: TaskSaid): Promise<void>;
  onCancel(): void;
}) {
  const id = useId();
  const [text, setText] = useState("");
  const [owner, setOwner] = useState("");
  const [due, setDue] = useState("");
  const [missing, setMissing] = useState<"text" | "owner" | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const who = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const lacks = !text.trim() ? "text" : owner ? null : "owner";
    setMissing(lacks);
    if (lacks) {
      (lacks === "text" ? first : who).current?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      await props.onSave({ owner_id: owner, text: text.trim(), due_on: due || null });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form class="stack" aria-label={t("meeting.new_task")} onSubmit={(event) => void save(event)}>
      <div class="field">
        <label class="ds-label" for={`${id}-text`}>
          {t("meeting.task_text")}
        </label>
        <input
          ref={first}
          id={`${id}-text`}
          class="ds-input"
          maxLength={500}
          value={text}
          aria-invalid={missing === "text" || undefined}
          aria-describedby={missing === "text" ? `${id}-missing` : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <div class="pair">
        <div class="field">
          <label class="ds-label" for={`${id}-owner`}>
            {t("meeting.owner")}
          </label>
          <select
            ref={who}
            id={`${id}-owner`}
            class="ds-input"
            value={owner}
            aria-invalid={missing === "owner" || undefined}
            aria-describedby={missing === "owner" ? `${id}-missing` : undefined}
            onChange={(event) => setOwner(event.currentTarget.value)}
          >
            <option value="">{t("meeting.choose")}</option>
            {props.people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label class="ds-label" for={`${id}-due`}>
            {t("meeting.due")}
          </label>
          <input
            id={`${id}-due`}
            class="ds-input"
            type="date"
            value={due}
            onInput={(event) => setDue(event.currentTarget.value)}
          />
        </div>
      </div>
      <div aria-live="assertive">
        {missing && (
          <p class="ds-validation-message" id={`${id}-missing`}>
            {t(`meeting.task_no_${missing}`)}
          </p>
        )}
        {failure !== null && (
          <Notice kind="danger">
            <p>{errorWords(failure)}</p>
          </Notice>
        )}
      </div>
      <div class="buttons">
        <Button type="submit" disabled={isBusy}>
          {t("meeting.give_task")}
        </Button>
        <Button variant="tertiary" onClick={props.onCancel}>
          {t("queue.cancel")}
        </Button>
      </div>
    </form>
  );
}
