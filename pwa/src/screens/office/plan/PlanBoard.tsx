import { useEffect, useId, useRef, useState } from "preact/hooks";
import { type RecordChange, sendChanges } from "../../../api/changes.ts";
import { type Board, readWeek } from "../../../api/plans.ts";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { dayAndMonth, weekdayName } from "../../../domain/format.ts";
import { newId } from "../../../domain/ids.ts";
import { t } from "../../../locales/t.ts";
import { Failure } from "../Failure.tsx";
import { PolledState } from "../PolledState.tsx";
import { WeekSteps } from "../WeekSteps.tsx";
import "../../../styles/board.css";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { BoardTable } from "./BoardTable.tsx";
import { moveOf, type Spot } from "./moves.ts";
import { NewVisit } from "./NewVisit.tsx";
import { VisitPanel } from "./VisitPanel.tsx";

const POLL_MS = 15_000;

/** What was done last, and how it is undone. */
interface Done {
  words: string;
  undo: RecordChange[];
}

/** Who goes where, week by week: moved by keyboard or pointer, and what each phone has of it. */
export function PlanBoard() {
  const [day, setDay] = useState<string | null>(null);
  const asked = usePoll(`plan/${day}`, () => watched(readWeek(day)), POLL_MS);
  const { data: board, reload } = asked;
  const [open, setOpen] = useState<string | null>(null);
  const [isNew, setNew] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const focused = useRef<string | null>(null);
  const hintId = useId();

  // A card that has moved is another element; whoever moved it goes on from there.
  useEffect(() => {
    if (!board || !focused.current) return;
    const card = document.querySelector<HTMLElement>(
      `[data-spot="${CSS.escape(focused.current)}"]`,
    );
    if (card) {
      card.focus();
      focused.current = null;
    }
  }, [board]);

  async function send(changes: RecordChange[], words: string, undo: Done["undo"] | null) {
    setFailure(null);
    try {
      const changed = await watched(sendChanges(newId(), changes));
      setDone({
        words: changed.outcome === "conflict" ? t("board.moved_meanwhile") : words,
        undo: undo ?? [],
      });
      reload();
      return changed;
    } catch (error) {
      setFailure(error);
      reload();
      return null;
    }
  }

  async function move(visitId: string, from: Spot, to: Spot): Promise<void> {
    const visit = board?.visits.find(({ id }) => id === visitId);
    const made = visit && moveOf(visit, from, to);
    if (!board || !made) return;
    focused.current = `${visitId}/${to.userId ?? ""}`;
    const changed = await send(made.changes, movedWords(board, to), null);
    if (changed && changed.outcome !== "conflict") {
      setDone({ words: movedWords(board, to), undo: made.undo(changed) });
    }
  }

  if (!board) {
    return (
      <main id="main">
        <PageHeading title={t("board.title")} />
        <PolledState of={asked} loading={t("board.fetching")} />
      </main>
    );
  }
  const [monday = ""] = board.days;
  const chosen = board.visits.find(({ id }) => id === open);
  return (
    <main id="main" class="planner">
      <PageHeading title={t("board.title")} />
      <div class="board-head">
        <h2 aria-live="polite">{weekWords(board)}</h2>
        <div class="buttons">
          <WeekSteps monday={monday} onDay={setDay} />
          <Button onClick={() => setNew(true)}>{t("board.new")}</Button>
        </div>
      </div>
      <p class="subtle screen-only" id={hintId}>
        {t("board.hint")}
      </p>
      <div aria-live="polite">
        {done && (
          <Notice kind="success">
            <p>{done.words}</p>
            {done.undo.length > 0 && (
              <Button
                variant="secondary"
                onClick={() => void send(done.undo, t("board.undone"), null)}
              >
                {t("board.undo")}
              </Button>
            )}
          </Notice>
        )}
      </div>
      <Failure of={failure} />
      {isNew && (
        <NewVisit
          board={board}
          onPlanned={(count) => {
            setNew(false);
            setDone({ words: t("board.planned", { count }), undo: [] });
            reload();
          }}
          onCancel={() => setNew(false)}
        />
      )}
      {chosen && (
        <VisitPanel
          key={`${chosen.id}/${chosen.version}`}
          visit={chosen}
          board={board}
          onDone={(words) => {
            setOpen(null);
            setDone({ words, undo: [] });
            reload();
          }}
          onCancel={() => setOpen(null)}
        />
      )}
      <BoardTable board={board} hintId={hintId} open={open} onOpen={setOpen} onMove={move} />
    </main>
  );
}

function weekWords(board: Board): string {
  const [first = "", last = ""] = [board.days[0], board.days[6]];
  return t("board.week", {
    week: Number(board.week.slice(6)),
    from: dayAndMonth(first),
    to: `${dayAndMonth(last)} ${last.slice(0, 4)}`,
  });
}

function movedWords(board: Board, to: Spot): string {
  const name = board.people.find(({ id }) => id === to.userId)?.name ?? t("board.nobody");
  return t("board.moved", { day: `${weekdayName(to.day)} ${dayAndMonth(to.day)}`, name });
}
