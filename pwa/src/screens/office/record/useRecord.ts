import { useRef, useState } from "preact/hooks";
import { type Changed, type RecordChange, sendChanges } from "../../../api/changes.ts";
import { newId } from "../../../domain/ids.ts";
import { changeOf, type RecordField, type RecordRow, typedFrom } from "./fields.ts";
import { useForm } from "./useForm.ts";

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
  also?: RecordChange[];
  /** How it is sent, where that is more than a plain change. */
  send?(opId: string, changes: RecordChange[]): Promise<Changed>;
  onSaved(changed: Changed | null, id: string): void;
}

/**
 * The state of a form over one record: that of `useForm`. Where somebody else wrote in the same field
 * meanwhile both are kept, and `isConflict` says so.
 */
export function useRecord(asked: RecordAsked) {
  const { entity, fields } = asked;
  // As it stood when the form was opened: what others have written since was never seen by this writer.
  const [row, setRow] = useState(asked.row);
  const [isConflict, setConflict] = useState(false);
  const id = useRef(row?.id ?? newId());
  const form = useForm({
    fields,
    begin: () => typedFrom(fields, row ?? { ...asked.defaults, ...asked.fixed }),
    beside: asked.also,
    send: store,
  });

  async function store(values: Record<string, unknown>, opId: string): Promise<boolean> {
    const own = changeOf(entity, id.current, row, asked.fixed ?? {}, values);
    const changes = [...(own ? [own] : []), ...(asked.also ?? [])];
    if (!changes.length) {
      asked.onSaved(null, id.current);
      return true;
    }
    const changed = await (asked.send ?? sendChanges)(opId, changes);
    setConflict(changed.outcome === "conflict");
    if (changed.outcome === "conflict") return false;
    if (row) setRow({ ...row, ...own?.set, version: changed.versions[row.id] ?? row.version });
    asked.onSaved(changed, id.current);
    return true;
  }

  return { ...form, isConflict };
}
