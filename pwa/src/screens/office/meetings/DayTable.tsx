import type { Occurrence } from "../../../api/series.ts";
import { Button } from "../../../components/Button.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { wordLabel } from "../words.ts";
import { dayWords, meetingName, whenWords } from "./meetingWords.ts";

/** Meetings as rows, each with the day it is held; a moved one tells the day that its series gave it. */
export function DayTable(props: {
  days: Occurrence[];
  caption: string;
  onMove: ((day: Occurrence) => void) | undefined;
}) {
  const { days, caption, onMove } = props;
  return (
    <div class="scroll">
      <table class="ds-table">
        <caption class="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("meetings.col_day")}</th>
            <th scope="col">{t("meetings.col_meeting")}</th>
            <th scope="col">{t("meetings.col_partner")}</th>
            <th scope="col">{t("meetings.col_state")}</th>
            {onMove && <th scope="col">{t("meetings.col_change")}</th>}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <Row key={day.id} day={day} onMove={onMove} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  day,
  onMove,
}: {
  day: Occurrence;
  onMove: ((day: Occurrence) => void) | undefined;
}) {
  const name = meetingName(day);
  const isFree = day.series_id !== null && ["planned", "cancelled"].includes(day.state);
  return (
    <tr>
      <th scope="row" class="line">
        {dayWords(day.held_on)}
        <div class="detail">{whenWords(day)}</div>
      </th>
      <td>
        <strong>{name}</strong>
        {day.name && <div class="detail">{wordLabel("meeting_type", day.type)}</div>}
      </td>
      <td>{day.partner?.name}</td>
      <td>
        <div class="tags">
          <State day={day} />
        </div>
      </td>
      {onMove && (
        <td>
          {isFree && (
            <Button
              variant="tertiary"
              aria-label={t("meetings.move_this", { name, day: dayWords(day.held_on) })}
              onClick={() => onMove(day)}
            >
              {t("meetings.move")}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

const COLORS = {
  planned: "neutral",
  open: "success",
  locked: "neutral",
  cancelled: "danger",
} as const;

function State({ day }: { day: Occurrence }) {
  return (
    <>
      <span class="ds-tag" data-color={COLORS[day.state as keyof typeof COLORS]}>
        {wordLabel("meeting_state", day.state)}
      </span>
      {day.is_moved && day.slot_on && (
        <span class="ds-tag" data-color="info">
          {t("meetings.moved_from", { date: shortDate(day.slot_on) })}
        </span>
      )}
    </>
  );
}
