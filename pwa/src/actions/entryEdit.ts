/**
 * Changing an entry that is saved already: what was sent back, what was refused, what two have
 * written differently, or what one has seen oneself. Every tap is sealed into a draft before it is
 * drawn. What stood there when the change began is kept beside it, so that the server can tell what
 * others have done meanwhile.
 */
import type { BaseVersion, OperationBody } from "../api/wire.ts";
import { newId } from "../domain/ids.ts";
import {
  changeShare,
  changeShares,
  leastTotal,
  MAX_MINUTES,
  splitEvenly,
} from "../domain/split.ts";
import { openedStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { taskLinesOf } from "../store/lines.ts";
import type { FieldConflict, LogEntry } from "../store/rows.ts";
import { view } from "../store/view.ts";
import { sealsDrafts } from "./drafts.ts";
import type { EditLine, EntryEdit, Seen } from "./editTypes.ts";
import { editOperation } from "./entryEditOperation.ts";
import { lineOf, withOffers, withRefused } from "./entryEditStart.ts";
import { inTurns } from "./inTurns.ts";
import { saveUndoably } from "./undo.ts";
import type { Waste } from "./visitTypes.ts";

export type { EditLine, EntryEdit } from "./editTypes.ts";

/** An operation holds at most 20 changes: the entry, its submission, and this many lines. */
const MAX_TASKS = 18;

/** The most kilometres that the server takes. */
const MAX_KM = 2000;

/** Taps take effect in the order they were made, each on what the one before left. */
const inTurn = inTurns();

/** The change under way of one entry, or null. */
export function entryEdit(entryId: string): EntryEdit | null {
  const draft = drafts.value.get(entryId) as EntryEdit | undefined;
  return draft?.kind === "entry_edit" ? draft : null;
}

/**
 * Begins to change an entry; a change that was begun in the same way before goes on instead.
 * @param from a refused operation to put right, or conflicts to decide with other words
 * @throws NotSaved; Locked
 */
export function beginEdit(
  entryId: string,
  from: { instead?: OperationBody; conflicts?: FieldConflict[] } = {},
): Promise<void> {
  return inTurn(async () => {
    const known = entryEdit(entryId);
    const { instead = null, conflicts = [] } = from;
    if (known && known.instead?.op_id === instead?.op_id && isSame(known.conflicts, conflicts))
      return;
    const entry = view.row("log_entry", entryId);
    if (!entry) return;
    const seen = seenOf(entry);
    const edit: EntryEdit = {
      kind: "entry_edit",
      entryId,
      opId: newId(),
      seen,
      lines: seen.lines.map(({ line }) => lineOf(line.id, { ...line })),
      totalMinutes: entry.duration_minutes,
      travelMinutes: entry.travel_minutes,
      km: entry.km,
      outcome: entry.outcome,
      note: entry.note ?? "",
      instead,
      isMadeAnew: entry.version === 0 && makes(instead, entryId),
      isIdTaken: reasonOf(instead) === "id_taken",
      conflicts,
    };
    await keep(instead ? withRefused(edit, instead) : withOffers(edit, conflicts));
  });
}

/** The whole entry longer or shorter; never below what its tasks need. */
export function editTotal(entryId: string, delta: number): Promise<void> {
  return change(entryId, (edit) => {
    const least = leastTotal(edit.lines.length);
    const totalMinutes = Math.min(MAX_MINUTES, Math.max(least, edit.totalMinutes + delta));
    const minutes = edit.lines.map((line) => line.minutes);
    return withMinutes({ ...edit, totalMinutes }, changeShares(minutes, totalMinutes));
  });
}

/** One task longer or shorter; the others give or take. */
export function editLine(entryId: string, lineId: string, delta: number): Promise<void> {
  return change(entryId, (edit) => {
    const index = edit.lines.findIndex((line) => line.id === lineId);
    const minutes = edit.lines.map((line) => line.minutes);
    return withMinutes(edit, changeShare(minutes, index, delta));
  });
}

/** What one task carried away becomes what `next` makes of it. */
export function editWaste(
  entryId: string,
  lineId: string,
  next: (waste: Waste) => Waste,
): Promise<void> {
  return change(entryId, (edit) => ({
    ...edit,
    lines: edit.lines.map((line) =>
      line.id === lineId && line.waste ? { ...line, waste: next(line.waste) } : line,
    ),
  }));
}

/** A task more, or one less; the minutes are shared anew. The last task stays. */
export function editTask(entryId: string, taskType: string): Promise<void> {
  return change(entryId, (edit) => {
    const isThere = edit.lines.some((line) => line.taskType === taskType);
    if (isThere ? edit.lines.length === 1 : edit.lines.length >= MAX_TASKS) return edit;
    const last = Math.max(-1, ...edit.lines.map((line) => line.position));
    const lines: EditLine[] = isThere
      ? edit.lines.filter((line) => line.taskType !== taskType)
      : [...edit.lines, { id: newId(), taskType, minutes: 0, position: last + 1 }];
    const totalMinutes = Math.max(edit.totalMinutes, leastTotal(lines.length));
    return withMinutes({ ...edit, lines, totalMinutes }, splitEvenly(totalMinutes, lines.length));
  });
}

/** The way there and back, longer or shorter, in minutes. */
export function editTravel(entryId: string, delta: number): Promise<void> {
  return change(entryId, (edit) => ({
    ...edit,
    travelMinutes: Math.min(MAX_MINUTES, Math.max(0, edit.travelMinutes + delta)),
  }));
}

/** The kilometres of it, more or fewer. */
export function editKm(entryId: string, delta: number): Promise<void> {
  return change(entryId, (edit) => ({
    ...edit,
    km: Math.min(MAX_KM, Math.max(0, edit.km + delta)),
  }));
}

/** How the visit turned out. */
export function editOutcome(entryId: string, outcome: string | null): Promise<void> {
  return change(entryId, (edit) => ({ ...edit, outcome }));
}

/** What there is to say about it. */
export function editNote(entryId: string, note: string): Promise<void> {
  return change(entryId, (edit) => ({ ...edit, note }));
}

/** Drops the change; the entry stays as it was. */
export function dropEdit(entryId: string): Promise<void> {
  return inTurn(async () => {
    if (entryEdit(entryId)) await openedStore().dropDraft(entryId);
  });
}

/** The page of the change is left: one that changes nothing leaves nothing behind. */
export function leaveEdit(entryId: string): Promise<void> {
  return inTurn(async () => {
    const edit = entryEdit(entryId);
    if (edit && !edit.instead && !editOperation(edit)) await openedStore().dropDraft(entryId);
  });
}

/**
 * Saves the change as one operation, also when nothing was changed but the entry waits to be handed
 * in again. False when there was nothing to say. @throws NotSaved; Locked
 */
export function sendEdit(entryId: string): Promise<boolean> {
  return inTurn(async () => {
    const edit = entryEdit(entryId);
    if (!edit) return false;
    const body = editOperation(edit);
    if (body) await saveUndoably(body, entryId, edit);
    else await openedStore().dropDraft(entryId);
    return body !== null;
  });
}

function seenOf(entry: LogEntry): Seen {
  const { done_on, started_at, ended_at, tz, duration_minutes } = entry;
  const { travel_minutes, km, outcome, note, state } = entry;
  return {
    version: baseOf("log_entry", entry.id),
    fields: {
      ...{ done_on, started_at, ended_at, tz, duration_minutes },
      ...{ travel_minutes, km, outcome, note, state },
    },
    lines: taskLinesOf(entry.id).map((line) => ({ version: baseOf("task_line", line.id), line })),
  };
}

/** What a change builds upon: what this phone has itself on the way, or what the server confirmed. */
function baseOf(entity: "log_entry" | "task_line", id: string): BaseVersion {
  const after = openedStore().ledger.lastBuildable(id);
  return after ? { after } : view.confirmedVersion(entity, id);
}

function makes(operation: OperationBody | null, entryId: string): boolean {
  return !!operation?.changes.some(({ id, action }) => id === entryId && action === "create");
}

function reasonOf(operation: OperationBody | null): string | null {
  return (operation && openedStore().ledger.receipt(operation.op_id)?.reason) ?? null;
}

function isSame(a: FieldConflict[], b: FieldConflict[]): boolean {
  return a.map(({ id }) => id).join() === b.map(({ id }) => id).join();
}

function withMinutes(edit: EntryEdit, minutes: number[]): EntryEdit {
  const lines = edit.lines.map((line, i) => ({ ...line, minutes: minutes[i] ?? line.minutes }));
  return { ...edit, lines };
}

function change(entryId: string, next: (edit: EntryEdit) => EntryEdit): Promise<void> {
  return inTurn(async () => {
    const edit = entryEdit(entryId);
    if (edit) await keep(next(edit));
  });
}

function keep(edit: EntryEdit): Promise<void> {
  return openedStore().putDraft(edit.entryId, edit);
}

sealsDrafts(() => inTurn(async () => undefined));
