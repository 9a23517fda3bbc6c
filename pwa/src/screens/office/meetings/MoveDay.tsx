import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ApiError } from "../../../api/errors.ts";
import { type Occurrence, planDay } from "../../../api/series.ts";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { newId } from "../../../domain/ids.ts";
import { errorWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";
import { watched } from "../session.ts";
import { dayWords, meetingName, weekWords, whenWords } from "./meetingWords.ts";

/** Another day or time for one meeting, or that it is called off. A series that gives it stays as it is. */
export function MoveDay(props: {
  day: Occurrence;
  /** The same meeting as the list has it now, where somebody else may have moved it. */
  now: Occurrence;
  onCancel(): void;
  onReload(): void;
  onDone(words: string): void;
}) {
  const { day } = props;
  const [heldOn, setHeldOn] = useState(day.held_on);
  const [clock, setClock] = useState(day.starts_at_local ?? "");
  const [isCancelled, setCancelled] = useState(day.state === "cancelled");
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [isStale, setStale] = useState(false);
  const opId = useRef(newId());
  const first = useRef<HTMLInputElement>(null);
  const id = useId();
  const isMissing = failure !== null && !heldOn;

  useEffect(() => first.current?.focus(), []);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (!heldOn) {
      setFailure(new ApiError(422, "invalid", { held_on: ["required"] }));
      first.current?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      const plan = {
        op_id: opId.current,
        // Against what was seen; after having been told of another's choice, against that.
        base_version: isStale ? props.now.version : day.version,
        held_on: heldOn,
        starts_at_local: clock || null,
        is_cancelled: isCancelled,
      };
      const saved = await watched(planDay(day, plan));
      const key = saved.state === "cancelled" ? "meetings.called_off" : "meetings.moved";
      props.onDone(t(key, { name: meetingName(day), day: dayWords(saved.held_on) }));
    } catch (error) {
      setFailure(error);
      if (error instanceof ApiError && error.reason === "stale_version") {
        setStale(true);
        opId.current = newId();
        props.onReload();
      }
    } finally {
      setBusy(false);
    }
  }

  function wordsFor(): string {
    if (isMissing) return t("meetings.day_missing");
    if (!isStale) return errorWords(failure);
    const key =
      props.now.state === "cancelled" ? "meetings.others_called_off" : "meetings.others_moved";
    return t(key, { day: dayWords(props.now.held_on), when: whenWords(props.now) });
  }

  function put<T>(set: (value: T) => void): (value: T) => void {
    return (value) => {
      set(value);
      opId.current = newId();
    };
  }
  const putDay = put(setHeldOn);
  const putClock = put(setClock);
  const putCancelled = put(setCancelled);

  return (
    <form
      class="sheet stack record-form"
      aria-labelledby={`${id}-title`}
      noValidate
      onSubmit={save}
    >
      <h2 id={`${id}-title`}>{t("meetings.move_title", { name: meetingName(day) })}</h2>
      {day.slot_on && (
        <p class="subtle">
          {t("meetings.move_why", { day: dayWords(day.slot_on), week: weekWords(day.slot_on) })}
        </p>
      )}
      {failure !== null && (
        <Notice kind="danger" isLive>
          <p>{wordsFor()}</p>
          <p>{t("record.kept")}</p>
        </Notice>
      )}
      <div class="field">
        <label class="ds-label" for={`${id}-day`}>
          {t("meetings.held_on")}
        </label>
        <input
          ref={first}
          id={`${id}-day`}
          class="ds-input"
          type="date"
          value={heldOn}
          disabled={isCancelled}
          aria-describedby={`${id}-week`}
          aria-invalid={isMissing || undefined}
          onInput={(event) => putDay(event.currentTarget.value)}
        />
        <p class="subtle" id={`${id}-week`}>
          {heldOn && `${dayWords(heldOn)}, ${weekWords(heldOn)}`}
        </p>
      </div>
      <div class="field">
        <label class="ds-label" for={`${id}-clock`}>
          {t("meetings.starts_at")} <span class="subtle">{t("record.optional")}</span>
        </label>
        <input
          id={`${id}-clock`}
          class="ds-input"
          type="time"
          value={clock}
          disabled={isCancelled}
          onInput={(event) => putClock(event.currentTarget.value)}
        />
      </div>
      <label class="tick">
        <input
          type="checkbox"
          checked={isCancelled}
          onChange={(event) => putCancelled(event.currentTarget.checked)}
        />
        {t("meetings.call_off")}
      </label>
      <div class="buttons">
        <Button type="submit" disabled={isBusy} aria-busy={isBusy}>
          {t("record.save")}
        </Button>
        <Button variant="tertiary" onClick={props.onCancel}>
          {t("record.cancel")}
        </Button>
      </div>
    </form>
  );
}
