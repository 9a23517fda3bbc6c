import { useEffect, useRef, useState } from "preact/hooks";
import { type Changed, type RecordChange, sendChanges } from "../../../api/changes.ts";
import { ApiError } from "../../../api/errors.ts";
import { newId } from "../../../domain/ids.ts";
import { watched } from "../session.ts";
import { choices, loadChoices } from "./choices.ts";
import {
  changeOf,
  type RecordField,
  type RecordRow,
  read,
  type Typed,
  typedFrom,
} from "./fields.ts";

/** What a form writes: one record, and what else is to be done in the same operation. */
export interface RecordAsked {
  entity: RecordChange["entity"];
  /** The record as it was read; null for a new one. */
  row: RecordRow | null;
  fields: RecordField[];
  /** Of a new record: what it hangs on. */
  fixed?: Record<string, unknown>;
  /** Of a new record: what the form begins with. */
  defaults?: Record<string, unknown>;
  /** Further changes of the same operation. */
  also?(id: string, values: Record<string, unknown>): RecordChange[];
  /** How it is sent, where that is more than a plain change. */
  send?(opId: string, changes: RecordChange[]): Promise<Changed>;
  onSaved(changed: Changed | null, id: string): void;
}

/**
 * The state of a form over one record. What was typed stays until it has been stored; sending twice counts
 * once; where somebody else wrote in the same field meanwhile both are kept, and `isConflict` says so.
 */
export function useRecord(asked: RecordAsked) {
  const { entity, fields } = asked;
  // As it stood when the form was opened: what others have written since was never seen by this writer.
  const [row, setRow] = useState(asked.row);
  const [typed, setTyped] = useState<Typed>(() =>
    typedFrom(fields, row ?? { ...asked.defaults, ...asked.fixed }),
  );
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [isConflict, setConflict] = useState(false);
  const opId = useRef(newId());
  const id = useRef(row?.id ?? newId());

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the form opens.
  useEffect(() => {
    const names = fields.some(({ kind }) => ["user", "partner", "landlord", "case"].includes(kind));
    if (names && !choices.value) void loadChoices().catch(setFailure);
  }, []);

  function put(name: string, value: string | boolean): void {
    setTyped((before) => ({ ...before, [name]: value }));
    // Other words are another operation.
    opId.current = newId();
    const { [name]: _mended, ...rest } = wrong;
    setWrong(rest);
  }

  async function save(): Promise<boolean> {
    const told = read(fields, typed);
    setWrong(told.wrong);
    setFailure(null);
    if (Object.keys(told.wrong).length) return false;
    const own = changeOf(entity, id.current, row, asked.fixed ?? {}, told.values);
    const changes = [...(own ? [own] : []), ...(asked.also?.(id.current, told.values) ?? [])];
    if (!changes.length) {
      asked.onSaved(null, id.current);
      return true;
    }
    setBusy(true);
    try {
      const changed = await watched((asked.send ?? sendChanges)(opId.current, changes));
      setConflict(changed.outcome === "conflict");
      if (changed.outcome === "conflict") return false;
      if (row) setRow({ ...row, ...own?.set, version: changed.versions[row.id] ?? row.version });
      asked.onSaved(changed, id.current);
      return true;
    } catch (error) {
      setFailure(error);
      if (error instanceof ApiError) setWrong(firstKeys(error.fields, fields));
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { typed, wrong, failure, isBusy, isConflict, put, save };
}

/** The first key for each field that the form has. */
function firstKeys(told: Record<string, string[]>, fields: RecordField[]): Record<string, string> {
  const names = new Set(fields.map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(told)
      .filter(([name]) => names.has(name))
      .map(([name, keys]) => [name, keys[0] ?? "invalid_value"]),
  );
}
