import { useEffect, useId, useRef, useState } from "preact/hooks";
import { type AgendaItem, planVisit, type WeeklyMeeting } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { newId } from "../../../domain/ids.ts";
import { errorWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";
import { watched } from "../session.ts";

/** How long a visit is planned for, unless somebody says otherwise. */
const MINUTES = 60;

/** *Planlegg besøk*: a day, a time and who goes; it is on their phones at the next sync. */
export function PointVisit(props: { item: AgendaItem; meeting: WeeklyMeeting; onChanged(): void }) {
  const [opId, setOpId] = useState<string | null>(null);
  const [isPlanned, setPlanned] = useState(false);
  if (opId === null) {
    return (
      <>
        <Button variant="tertiary" onClick={() => setOpId(newId())}>
          {t("meeting.plan_visit")}
        </Button>
        <p role="status">{isPlanned && t("meeting.visit_planned")}</p>
      </>
    );
  }
  return (
    <Form
      {...props}
      opId={opId}
      onDone={(isSaved) => {
        setOpId(null);
        setPlanned(isSaved);
        if (isSaved) props.onChanged();
      }}
    />
  );
}

function Form(props: {
  item: AgendaItem;
  meeting: WeeklyMeeting;
  opId: string;
  onDone(isSaved: boolean): void;
}) {
  const { item, meeting } = props;
  const id = useId();
  const [day, setDay] = useState("");
  const [time, setTime] = useState("");
  const [minutes, setMinutes] = useState(MINUTES);
  const [who, setWho] = useState<string[]>([]);
  const [missing, setMissing] = useState<"day" | "who" | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const workers = meeting.people.filter(({ roles }) => roles.includes("field_worker"));

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const lacks = !day ? "day" : who.length > 0 ? null : "who";
    setMissing(lacks);
    if (lacks) {
      if (lacks === "day") first.current?.focus();
      return;
    }
    setFailure(null);
    try {
      await watched(
        planVisit(meeting.id ?? "", item.id, {
          op_id: props.opId,
          planned_on: day,
          starts_at_local: time || null,
          duration_minutes: minutes,
          worker_ids: who,
          note: null,
        }),
      );
      props.onDone(true);
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <form class="stack" aria-label={t("meeting.plan_visit")} onSubmit={(event) => void save(event)}>
      <div class="pair">
        <div class="field">
          <label class="ds-label" for={`${id}-day`}>
            {t("meeting.visit_day")}
          </label>
          <input
            ref={first}
            id={`${id}-day`}
            class="ds-input"
            type="date"
            value={day}
            aria-invalid={missing === "day" || undefined}
            onInput={(event) => setDay(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label class="ds-label" for={`${id}-time`}>
            {t("meeting.visit_time")}
          </label>
          <input
            id={`${id}-time`}
            class="ds-input"
            type="time"
            value={time}
            onInput={(event) => setTime(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label class="ds-label" for={`${id}-minutes`}>
            {t("meeting.visit_minutes")}
          </label>
          <input
            id={`${id}-minutes`}
            class="ds-input"
            type="number"
            min={0}
            max={1440}
            value={minutes}
            onInput={(event) => setMinutes(event.currentTarget.valueAsNumber || 0)}
          />
        </div>
      </div>
      <People legend={t("meeting.visit_who")} people={workers} chosen={who} onChoose={setWho} />
      <div aria-live="assertive">
        {missing && <p class="ds-validation-message">{t(`meeting.visit_no_${missing}`)}</p>}
        {failure !== null && (
          <Notice kind="danger">
            <p>{errorWords(failure)}</p>
          </Notice>
        )}
      </div>
      <div class="buttons">
        <Button type="submit">{t("meeting.plan_save")}</Button>
        <Button variant="tertiary" onClick={() => props.onDone(false)}>
          {t("queue.cancel")}
        </Button>
      </div>
    </form>
  );
}

/** Several people to tick. */
export function People(props: {
  legend: string;
  people: { id: string; name: string }[];
  chosen: string[];
  onChoose(chosen: string[]): void;
}) {
  const { chosen } = props;
  return (
    <fieldset class="people">
      <legend class="ds-label">{props.legend}</legend>
      {props.people.map(({ id, name }) => (
        <label key={id} class="tick">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              props.onChoose(
                event.currentTarget.checked
                  ? [...chosen, id]
                  : chosen.filter((each) => each !== id),
              )
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
