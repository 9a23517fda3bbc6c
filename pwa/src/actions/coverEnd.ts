/** An end that was given on the lock cover, taken by the visit's own draft. */
import { openedStore } from "../store/current.ts";
import { ended } from "./visit.ts";
import { changeVisit, visitDraft } from "./visitDraft.ts";

/**
 * Lets the visit take the end that it was given while the phone was locked. Writing the draft and
 * forgetting that end are one transaction: it is taken once, or again after a kill. Whether there was one.
 * @throws NotSaved; Locked
 */
export async function takeCoverEnd(): Promise<boolean> {
  const running = await openedStore().vault.readRunning();
  if (!running?.endedAt || visitDraft(running.draftId)?.step !== "running") return false;
  const { draftId, endedAt } = running;
  await changeVisit((visit) => (visit.step === "running" ? ended(visit, endedAt) : visit), draftId);
  return true;
}
