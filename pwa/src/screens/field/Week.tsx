import { useEffect, useId, useState } from "preact/hooks";
import { useRoute } from "preact-iso";
import { EMPTY_REASONS, markWeekDone, weekDone } from "../../actions/weekDone.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { dayAndMonth, localDate, shortDate, weekdayName } from "../../domain/format.ts";
import { dayBefore, isoWeek } from "../../domain/week.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { rows } from "../../store/view.ts";
import { ownEntries } from "./day.ts";
import { minuteWords } from "./minutes.ts";
import { Tabs } from "./Tabs.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";
import { useTyped } from "./useTyped.ts";
import { type WeekDay, weekDays, weekName, weekOf } from "./week.ts";

/** S7, one's own week: what is logged, why a day is empty, and that it has been gone through. */
export function Week() {
  const today = localDate();
  const name = useRoute().query.of ?? weekName(isoWeek(today));
  return <OneWeek key={name} name={name} today={today} />;
}

function OneWeek({ name, today }: { name: string; today: string }) {
  const { save, failure } = useSaving();
  const title = t("week.title", { week: weekOf(name).week });
  // A day may be logged on the way, and the phone may lock itself: what is chosen stays.
  const chosen = useTyped<Record<string, string>>(`week/${name}`, title, {});
  const [isMissing, setMissing] = useState(false);
  const days = weekDays(weekOf(name), ownEntries(rows("log_entry"), deviceUser.value?.id ?? ""));
  const done = weekDone(name);
  const reasons = done?.reasons ?? chosen.value;
  const monday = days[0]?.date ?? today;
  const missing = days.filter((day) => day.isAsked && !reasons[day.date]);

  // Another phone of one's own may have been quicker.
  const isLeft = done !== undefined && Object.keys(chosen.value).length > 0;
  useEffect(() => {
    if (isLeft) chosen.type({});
  }, [isLeft, chosen.type]);

  function choose(date: string, reason: string): void {
    const { [date]: _, ...rest } = chosen.value;
    chosen.type(reason ? { ...rest, [date]: reason } : rest);
  }

  function mark(): void {
    setMissing(missing.length > 0);
    if (missing.length > 0) return;
    const asked = days.filter((day) => day.isAsked).map(({ date }) => [date, reasons[date]]);
    void save(() =>
      chosen.keep((draftId) => markWeekDone(name, Object.fromEntries(asked), draftId)),
    );
  }

  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={title} />
          <p class="lead">{t("week.own")}</p>
        </header>
        <main class="page">
          <FailureNotice failure={failure} />
          {done && (
            <p class="state" role="status">
              <Icon name="check" />
              {t("week.done_on", { date: shortDate(localDate(done.done_at)) })}
            </p>
          )}
          {days.map((day) => (
            <Day
              key={day.date}
              day={day}
              reason={reasons[day.date]}
              isPast={day.date <= today}
              isMissing={isMissing && missing.includes(day)}
              onReason={done ? null : (reason) => choose(day.date, reason)}
            />
          ))}
          <a
            class="ds-button wide"
            data-variant="tertiary"
            href={`/week?of=${weekName(isoWeek(dayBefore(monday)))}`}
          >
            {t("week.before")}
          </a>
        </main>
      </div>
      {!done && (
        <div class="dock stack">
          {isMissing && missing.length > 0 && (
            <Notice kind="warning" isLive>
              <p>
                {t("week.missing", {
                  days: missing.map((day) => weekdayName(day.date)).join(", "),
                })}
              </p>
            </Notice>
          )}
          <Button class="main-button" onClick={mark}>
            {t("week.mark")}
          </Button>
        </div>
      )}
      <Tabs path="" />
    </div>
  );
}

function Day(props: {
  day: WeekDay;
  reason: string | undefined;
  isPast: boolean;
  isMissing: boolean;
  onReason: ((reason: string) => void) | null;
}) {
  const { day, reason, onReason } = props;
  const id = useId();
  const title = `${weekdayName(day.date)} ${dayAndMonth(day.date)}`;
  return (
    <section class="section card" aria-labelledby={`day-${day.date}`}>
      <h2 id={`day-${day.date}`}>{title}</h2>
      {day.count > 0 ? (
        <p class="state">
          <Icon name="check" />
          {t("week.logged", { count: day.count, minutes: minuteWords(day.minutes) })}
        </p>
      ) : (
        <p class="subtle">{reason && !onReason ? t(`week.reason_${reason}`) : t("week.empty")}</p>
      )}
      {day.isAsked && onReason && (
        <div class="field">
          <label class="ds-label" for={id}>
            {t("week.why")}
          </label>
          <select
            id={id}
            class="ds-input"
            value={reason ?? ""}
            aria-invalid={props.isMissing || undefined}
            onChange={(event) => onReason(event.currentTarget.value)}
          >
            <option value="">{t("split.choose")}</option>
            {EMPTY_REASONS.map((key) => (
              <option key={key} value={key}>
                {t(`week.reason_${key}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      {props.isPast && (
        <a
          class="ds-button wide"
          data-variant="secondary"
          href={`/afterwards?date=${day.date}`}
          aria-label={t("week.log_day", { day: title })}
        >
          {t("week.log")}
        </a>
      )}
    </section>
  );
}
