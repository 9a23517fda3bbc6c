/** What happened to a caretaker on the way or at a door, for the manager who follows it up. */
import { nowInstant } from "../domain/instant.ts";
import { openedStore } from "../store/current.ts";
import { operationOf } from "./operation.ts";
import { created, kept } from "./records.ts";

/** Where it happened, as far as that is known. */
export interface IncidentPlace {
  caseId: string | null;
  entryId: string | null;
}

/** Reports what happened just now. @param type a key of `incident_type` @throws NotSaved; Locked */
export function reportIncident(
  at: IncidentPlace,
  type: string,
  words: string,
  draftId?: string,
): Promise<void> {
  const store = openedStore();
  const set = {
    case_id: at.caseId,
    entry_id: at.entryId,
    reported_by: store.identity.user.id,
    occurred_at: nowInstant(),
    type,
    text: kept(words),
    follow_up_by: null,
    followed_up_on: null,
    follow_up: null,
  };
  return store.saveOperation(operationOf([created("incident", set)]), draftId);
}
