/** Moves on the week board as changes: to another day, to another caretaker, and back. Pure. */
import type { Changed, RecordChange } from "../../../api/changes.ts";
import type { Board, BoardVisit, BoardWorker } from "../../../api/plans.ts";
import { newId } from "../../../domain/ids.ts";

/** Where a visit stands on the board: a day, and a caretaker's row or the row of those without. */
export interface Spot {
  day: string;
  userId: string | null;
}

/** One move: the changes to send, and how to undo it once they have been made. */
export interface Move {
  changes: RecordChange[];
  undo(changed: Changed): RecordChange[];
}

/** The visits on a spot, in the order of the day. */
export function visitsAt(board: Board, { day, userId }: Spot): BoardVisit[] {
  return board.visits.filter(
    ({ planned_on, workers }) =>
      planned_on === day &&
      (userId ? workers.some((one) => one.user_id === userId) : workers.length === 0),
  );
}

/** The spot beside this one, or null at the board's edge. Rows: those without a caretaker first. */
export function spotBeside(board: Board, from: Spot, key: string): Spot | null {
  const rows: (string | null)[] = [null, ...board.people.map(({ id }) => id)];
  const day = board.days.indexOf(from.day) + ({ ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0);
  const row = rows.indexOf(from.userId) + ({ ArrowUp: -1, ArrowDown: 1 }[key] ?? 0);
  const [toDay, toUser] = [board.days[day], rows[row]];
  if (toDay === undefined || toUser === undefined) return null;
  return toDay === from.day && toUser === from.userId ? null : { day: toDay, userId: toUser };
}

/** What moves a visit from one spot to another; null when it is there already. */
export function moveOf(visit: BoardVisit, from: Spot, to: Spot): Move | null {
  const isThere = to.userId !== null && visit.workers.some((one) => one.user_id === to.userId);
  const changes: RecordChange[] = [];
  const back: ((changed: Changed) => RecordChange)[] = [];
  if (to.day !== from.day) {
    changes.push(moved(visit.id, visit.version, from.day, to.day));
    back.push(({ versions }) => moved(visit.id, versions[visit.id] ?? 0, to.day, from.day));
  }
  if (to.userId !== from.userId && !isThere) {
    const left = visit.workers.find((one) => one.user_id === from.userId);
    if (left) {
      changes.push(taken(left));
      back.push(() => sent(visit.id, left.user_id, newId()));
    }
    if (to.userId) {
      const id = newId();
      changes.push(sent(visit.id, to.userId, id));
      back.push(({ versions }) => taken({ id, version: versions[id] ?? 1 }));
    }
  }
  if (!changes.length) return null;
  return { changes, undo: (changed) => back.map((one) => one(changed)) };
}

/** Puts somebody on a visit. */
export function sent(visitId: string, userId: string, id = newId()): RecordChange {
  const set = { planned_visit_id: visitId, user_id: userId };
  return { entity: "planned_worker", id, action: "create", base_version: 0, base: {}, set };
}

/** Takes somebody off a visit. */
export function taken({ id, version }: Pick<BoardWorker, "id" | "version">): RecordChange {
  return {
    entity: "planned_worker",
    id,
    action: "delete",
    base_version: version,
    base: {},
    set: {},
  };
}

function moved(id: string, version: number, from: string, to: string): RecordChange {
  return {
    entity: "planned_visit",
    id,
    action: "patch",
    base_version: version,
    base: { planned_on: from },
    set: { planned_on: to },
  };
}
