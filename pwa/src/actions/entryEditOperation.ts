/** The one operation that a change of an entry is. Pure. */
import type { Change, OperationBody } from "../api/wire.ts";
import { newId } from "../domain/ids.ts";
import type { FieldConflict, TaskLine } from "../store/rows.ts";
import { decision } from "./decideConflict.ts";
import type { EditLine, EntryEdit } from "./editTypes.ts";
import { operationOf } from "./operation.ts";

/** A writer who tells one of these tells them all (docs/sync.md, merging). */
const TIME = ["done_on", "started_at", "ended_at", "tz", "duration_minutes"] as const;

/** States from which an entry must be handed in. */
const NOT_HANDED_IN = new Set(["draft", "returned"]);

/** The operation, or null when nothing was changed and nothing waits to be handed in. */
export function editOperation(edit: EntryEdit): OperationBody | null {
  const { opId, instead } = edit;
  if (edit.isMadeAnew && instead) {
    return operationOf(madeAnew(edit, instead), { opId, supersedes: instead.op_id });
  }
  const isHandedIn = !NOT_HANDED_IN.has(edit.seen.fields.state);
  const decided = decisions(edit);
  const entry = entryChange(edit);
  const lines = lineChanges(edit);
  const says = Object.keys(entry.set).length + lines.length + decided.length > 0;
  if (!says && isHandedIn) return null;
  // The entry is always named, so that whoever changes a line is seen to change the entry.
  const changes = [...decided, entry, ...lines, ...(isHandedIn ? [] : [submission(edit)])];
  return operationOf(changes, { opId, supersedes: instead?.op_id });
}

/** What the person has set, beside what they saw. */
function entryChange(edit: EntryEdit): Change {
  const { fields, version } = edit.seen;
  const wanted = fieldsOf(edit);
  const isDecided = (name: string) => offerFor(edit, "log_entry", edit.entryId, name);
  const names = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (name) => wanted[name] !== fields[name] && !isDecided(name),
  );
  const told = new Set<keyof typeof fields>(names);
  if (told.has("duration_minutes")) for (const name of TIME) told.add(name);
  return {
    entity: "log_entry",
    id: edit.entryId,
    action: "patch",
    base_version: version,
    base: Object.fromEntries([...told].map((name) => [name, fields[name]])),
    set: Object.fromEntries(names.map((name) => [name, wanted[name]])),
  };
}

function lineChanges(edit: EntryEdit): Change[] {
  const seen = new Map(edit.seen.lines.map((one) => [one.line.id, one]));
  const changes: Change[] = [];
  for (const line of edit.lines) {
    const before = seen.get(line.id);
    seen.delete(line.id);
    if (!before) {
      changes.push(lineMade(edit.entryId, line));
      continue;
    }
    const wanted = lineFields(line);
    const names = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
      (name) =>
        wanted[name] !== stood(before.line, name) && !offerFor(edit, "task_line", line.id, name),
    );
    if (names.length === 0) continue;
    changes.push({
      entity: "task_line",
      id: line.id,
      action: "patch",
      base_version: before.version,
      base: Object.fromEntries(names.map((name) => [name, stood(before.line, name)])),
      set: Object.fromEntries(names.map((name) => [name, wanted[name]])),
    });
  }
  for (const { line, version } of seen.values()) {
    const { id } = line;
    const base = {};
    changes.push({
      entity: "task_line",
      id,
      action: "delete",
      base_version: version,
      base,
      set: {},
    });
  }
  return changes;
}

/** What a row that was made before the fields were stands for. */
const NOTHING: Partial<TaskLine> = { sacks: 0, kg: 0, trips: 0, is_hazardous: false };

function stood(line: TaskLine, name: keyof TaskLine): unknown {
  return line[name] ?? NOTHING[name];
}

/** What can be changed in a line, as it is to be. */
function lineFields({ minutes, waste }: EditLine) {
  if (!waste) return { duration_minutes: minutes };
  const { isHazardous, ...counted } = waste;
  return { duration_minutes: minutes, ...counted, is_hazardous: isHazardous };
}

function lineMade(entryId: string, line: EditLine): Change {
  const { id, taskType, position } = line;
  return {
    entity: "task_line",
    id,
    action: "create",
    base_version: 0,
    base: {},
    set: {
      entry_id: entryId,
      position,
      task_type: taskType,
      sacks: 0,
      kg: 0,
      ...lineFields(line),
      who_did_it: null,
    },
  };
}

/** Other words for what two had written differently. */
function decisions(edit: EntryEdit): Change[] {
  const wanted: Record<string, unknown> = fieldsOf(edit);
  const lines = new Map<string, Record<string, unknown>>(
    edit.lines.map((line) => [line.id, lineFields(line)]),
  );
  return edit.conflicts.map((conflict) => {
    const offered = conflict.offered as Record<string, unknown>;
    const values = conflict.entity === "task_line" ? lines.get(conflict.record_id) : wanted;
    const set = Object.fromEntries(
      Object.entries(offered).map(([name, value]) => [
        name,
        values && name in values ? values[name] : value,
      ]),
    );
    return decision(conflict, "take", set);
  });
}

function offerFor(
  edit: EntryEdit,
  entity: FieldConflict["entity"],
  id: string,
  name: string,
): boolean {
  return edit.conflicts.some(
    (one) => one.entity === entity && one.record_id === id && name in (one.offered as object),
  );
}

function fieldsOf(edit: EntryEdit) {
  return {
    duration_minutes: edit.totalMinutes,
    travel_minutes: edit.travelMinutes,
    km: edit.km,
    outcome: edit.outcome,
    note: edit.note.trim().normalize("NFC") || null,
  };
}

function submission(edit: EntryEdit): Change {
  return {
    entity: "log_entry",
    id: edit.entryId,
    action: "act",
    act: "submit",
    base_version: { after: edit.opId },
    base: {},
    set: {},
  };
}

/** All that the refused operation wanted to make, with what has been changed in it since. */
function madeAnew(edit: EntryEdit, refused: OperationBody): Change[] {
  const kept = new Map(edit.lines.map((line) => [line.id, line]));
  const changes: Change[] = [];
  for (const change of refused.changes) {
    const { entity, id, action } = change;
    if (entity === "log_entry" && action === "create") {
      changes.push({ ...change, set: { ...change.set, ...fieldsOf(edit) } });
    } else if (entity === "task_line" && action === "create") {
      const line = kept.get(id);
      kept.delete(id);
      if (line) changes.push({ ...change, set: { ...change.set, ...lineFields(line) } });
    } else if (action !== "act") changes.push(change);
  }
  for (const line of kept.values()) changes.push(lineMade(edit.entryId, line));
  const anew = [...changes, submission(edit)].map((each) =>
    rebased(each, refused.op_id, edit.opId),
  );
  return edit.isIdTaken ? withFreshIds(anew) : anew;
}

function rebased(change: Change, from: string, to: string): Change {
  const base = change.base_version;
  if (typeof base === "number" || base.after !== from) return change;
  return { ...change, base_version: { after: to } };
}

/** Fresh ids for everything that is made: the old ones turned out to be somebody else's. */
function withFreshIds(changes: Change[]): Change[] {
  let text = JSON.stringify(changes);
  for (const { id, action } of changes) {
    if (action === "create") text = text.replaceAll(id, newId());
  }
  return JSON.parse(text) as Change[];
}
