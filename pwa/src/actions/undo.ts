/** Saving so that it can be taken back: *Angre*, in the place of a question before each act. */
import type { OperationBody } from "../api/wire.ts";
import { newId } from "../domain/ids.ts";
import { openedStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { undoable } from "../store/holds.ts";

export { undoable } from "../store/holds.ts";

/**
 * Saves an operation and holds it back from sending for a moment.
 * @param draftId the draft that it was made from, which is there again when this is taken back
 * @param content of that draft, where it says more than was sealed last
 * @throws NotSaved; Locked
 */
export function saveUndoably(
  body: OperationBody,
  draftId?: string,
  content: unknown = drafts.value.get(draftId ?? ""),
): Promise<void> {
  const opId = body.op_id;
  if (!draftId || !content) return openedStore().saveOperation(body, draftId, { opId });
  // What may have been sent under an id is never said again with other words.
  const anew = "opId" in (content as object) ? { opId: newId() } : {};
  const draft = { id: draftId, content: { ...(content as object), ...anew } };
  return openedStore().saveOperation(body, draftId, { opId, draft });
}

/**
 * Takes back what was saved last; it was never sent.
 * @returns its draft, when it had one; null when it stays, because it is on its way
 * @throws Locked
 */
export async function takeBack(): Promise<{ draft: unknown } | null> {
  const undo = undoable.value;
  const isTaken = undo && (await openedStore().takeBack(undo));
  return isTaken ? { draft: undo.draft?.content } : null;
}

/** Lets what was saved last go at once. */
export function letGo(): void {
  openedStore().holds.release();
}
