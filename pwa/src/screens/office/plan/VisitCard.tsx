import type { BoardVisit } from "../../../api/plans.ts";
import { localTime } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { wordLabel } from "../words.ts";
import type { Spot } from "./moves.ts";

/** What a card is about, in one line: who, or where. */
export function visitName(visit: BoardVisit): string {
  const who = visit.name ?? visit.address ?? t("board.somewhere");
  return visit.case_code ? `${visit.case_code} ${who}` : who;
}

/** One visit on the board. It is moved with the arrow keys or the pointer, and opened with Enter. */
export function VisitCard(props: {
  visit: BoardVisit;
  spot: Spot;
  hintId: string;
  isOpen: boolean;
  /** Whether the caretaker has a phone in use. */
  hasPhone: boolean;
  onOpen(): void;
  onArrow(key: string): void;
  onDrag(isDragging: boolean): void;
}) {
  const { visit, spot } = props;
  const mine = visit.workers.find((one) => one.user_id === spot.userId);
  const tags = [
    visit.is_done && { text: t("board.done"), color: "success" },
    visit.is_short_of_people &&
      spot.userId !== null && { text: t("board.one_missing"), color: "danger" },
    ...visit.safety.map((key) => ({ text: wordLabel("safety_note_type", key), color: "warning" })),
    mine &&
      props.hasPhone &&
      !mine.is_held &&
      !visit.is_done && { text: t("board.not_fetched"), color: "neutral" },
  ].filter((tag) => !!tag);
  return (
    <button
      type="button"
      class="visit-card"
      data-spot={`${visit.id}/${spot.userId ?? ""}`}
      draggable={!visit.is_done}
      aria-expanded={props.isOpen}
      aria-describedby={visit.is_done ? undefined : props.hintId}
      onClick={props.onOpen}
      onKeyDown={(event) => {
        if (visit.is_done || !event.key.startsWith("Arrow")) return;
        event.preventDefault();
        props.onArrow(event.key);
      }}
      onDragStart={(event) => {
        // Firefox drags only what carries something; the id says nothing about anybody.
        event.dataTransfer?.setData("text/plain", visit.id);
        props.onDrag(true);
      }}
      onDragEnd={() => props.onDrag(false)}
    >
      <span class="when">
        {visit.starts_at_local ? localTime(visit.starts_at_local) : t("board.any_time")}
        {visit.duration_minutes > 0 &&
          ` · ${t("time.minutes", { minutes: visit.duration_minutes })}`}
      </span>
      <span class="whom">{visitName(visit)}</span>
      {tags.map(({ text, color }) => (
        <span key={text} class="ds-tag" data-color={color} data-size="sm">
          {text}
        </span>
      ))}
    </button>
  );
}
