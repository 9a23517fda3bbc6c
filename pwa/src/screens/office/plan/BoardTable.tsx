import { useState } from "preact/hooks";
import type { Board, BoardPerson } from "../../../api/plans.ts";
import { dayAndMonth, localDate, weekdayName } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { whenWords } from "../whenWords.ts";
import { type Spot, spotBeside, visitsAt } from "./moves.ts";
import { VisitCard } from "./VisitCard.tsx";

/** The board: a row for each caretaker, a column for each day. What nobody has been sent on stands first. */
export function BoardTable(props: {
  board: Board;
  hintId: string;
  open: string | null;
  onOpen(visitId: string | null): void;
  onMove(visitId: string, from: Spot, to: Spot): Promise<void>;
}) {
  const { board } = props;
  const [dragged, setDragged] = useState<{ visitId: string; from: Spot } | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const today = localDate();

  function cell(day: string, userId: string | null) {
    const spot = { day, userId };
    const key = `${day}/${userId ?? ""}`;
    return (
      <td
        key={key}
        data-today={day === today || undefined}
        data-over={(over === key && !!dragged) || undefined}
        onDragOver={(event) => {
          if (!dragged) return;
          event.preventDefault();
          setOver(key);
        }}
        onDrop={(event) => {
          event.preventDefault();
          if (dragged) void props.onMove(dragged.visitId, dragged.from, spot);
          setDragged(null);
        }}
      >
        {visitsAt(board, spot).map((visit) => (
          <VisitCard
            key={visit.id}
            visit={visit}
            spot={spot}
            hintId={props.hintId}
            hasPhone={board.people.some((one) => one.id === userId && one.has_phone)}
            isOpen={props.open === visit.id}
            onOpen={() => props.onOpen(props.open === visit.id ? null : visit.id)}
            onArrow={(arrow) => {
              const to = spotBeside(board, spot, arrow);
              if (to) void props.onMove(visit.id, spot, to);
            }}
            onDrag={(isDragging) =>
              setDragged(isDragging ? { visitId: visit.id, from: spot } : null)
            }
          />
        ))}
      </td>
    );
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="board-frame" tabIndex={0} aria-label={t("board.board")}>
      <table class="board">
        <thead>
          <tr>
            <th scope="col">{t("board.who")}</th>
            {board.days.map((day) => (
              <th key={day} scope="col" aria-current={day === today ? "date" : undefined}>
                {weekdayName(day)} <span class="subtle">{dayAndMonth(day)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("board.nobody")}</th>
            {board.days.map((day) => cell(day, null))}
          </tr>
          {board.people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                {person.name}
                <PhoneState person={person} />
              </th>
              {board.days.map((day) => cell(day, person.id))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the caretaker's phone has of the week, and since when. */
function PhoneState({ person }: { person: BoardPerson }) {
  if (!person.has_phone) return <span class="subtle phone-state">{t("board.no_phone")}</span>;
  return (
    <span class="subtle phone-state">
      {person.pulled_at
        ? t("board.phone_at", { when: whenWords(person.pulled_at) })
        : t("board.phone_never")}
      {person.behind > 0 && <strong>{t("board.behind", { count: person.behind })}</strong>}
    </span>
  );
}
