import type { Occurrence } from "../../../api/series.ts";
import { Button } from "../../../components/Button.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { wordLabel } from "../words.ts";
import { dayWords, meetingName, whenWords } from "./meetingWords.ts";

interface Props {
  days: Occurrence[];
  caption: string;
  onMove?: ((day: Occurrence) => void) | undefined;
  onPrepare?: ((day: Occurrence) => void) | undefined;
}

/** Meetings as rows, each with the day it is held; a moved one tells the day that its series gave it. */
export function DayTable(props: Props) {
  return (
    <div class="scroll">
      <table class="ds-table">
        <caption class="ds-sr-only">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("meetings.col_day")}</th>
            <th scope="col">{t("meetings.col_meeting")}</th>
            <th scope="col">{t("meetings.col_partner")}</th>
            <th scope="col">{t("meetings.col_state")}</th>
            {props.onMove && (
              <th scope="col" class="screen-only">
                {t("meetings.col_change")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {props.days.map((day) => (
            <Row key={day.id} day={day} onMove={props.onMove} onPrepare={props.onPrepare} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  day,
  onMove,
  onPrepare,
}: { day: Occurrence } & Pick<Props, "onMove" | "onPrepare">) {
  const name = meetingName(day);
  const said = { name, day: dayWords(day.held_on) };
  const href = addressOf(day);
  const isFree = ["planned", "cancelled"].includes(day.state);
  return (
    <tr>
      <th scope="row" class="line">
        {dayWords(day.held_on)}
        <div class="detail">{whenWords(day)}</div>
      </th>
      <td>
        {href ? (
          <a class="open" href={href}>
            {name}
          </a>
        ) : (
          <strong>{name}</strong>
        )}
        {day.name && <div class="detail">{wordLabel("meeting_type", day.type)}</div>}
      </td>
      <td>{day.partner?.name}</td>
      <td>
        <div class="tags">
          <State day={day} />
        </div>
      </td>
      {onMove && (
        <td class="screen-only">
          {onPrepare && !href && day.state === "planned" && (
            <Button
              variant="tertiary"
              aria-label={t("meetings.prepare_this", said)}
              onClick={() => onPrepare(day)}
            >
              {t("meetings.prepare")}
            </Button>
          )}
          {isFree && (
            <Button
              variant="tertiary"
              aria-label={t("meetings.move_this", said)}
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

/** Where a meeting is read: the weekly one that comes has its own page, another when it has been prepared. */
function addressOf(day: Occurrence): string | null {
  if (day.state === "cancelled") return null;
  if (day.type === "weekly" && day.state === "planned") return "/office/meeting";
  return day.version > 0 ? `/office/meeting/${day.id}` : null;
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
