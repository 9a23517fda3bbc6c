import { useRef, useState } from "preact/hooks";
import { type RecordChange, sendChanges } from "../../../api/changes.ts";
import { newId } from "../../../domain/ids.ts";
import { watched } from "../session.ts";

/** Changes that one button makes: the same ones asked for twice count once. */
export function useAct(onDone: () => void) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [isConflict, setConflict] = useState(false);
  const opIds = useRef(new Map<string, string>());

  async function act(changes: RecordChange[]): Promise<boolean> {
    if (isBusy) return false;
    const asked = JSON.stringify(changes);
    const opId = opIds.current.get(asked) ?? newId();
    opIds.current.set(asked, opId);
    setBusy(true);
    setFailure(null);
    try {
      const { outcome } = await watched(sendChanges(opId, changes));
      setConflict(outcome === "conflict");
      if (outcome === "conflict") return false;
      onDone();
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { act, isBusy, failure, isConflict };
}

/** The change that sets some fields of a record, with what stands in them now. */
export function patchOf(
  entity: RecordChange["entity"],
  row: { id: string; version: number },
  set: Record<string, unknown>,
): RecordChange {
  const standing = row as Record<string, unknown>;
  const base = Object.fromEntries(Object.keys(set).map((name) => [name, standing[name] ?? null]));
  return { entity, id: row.id, action: "patch", base_version: row.version, base, set };
}

/** The change that takes a record away. */
export function deletionOf(
  entity: RecordChange["entity"],
  row: { id: string; version: number },
): RecordChange {
  const { id, version: base_version } = row;
  return { entity, id, action: "delete", base_version, base: {}, set: {} };
}
