/**
 * What a resident says that must be written down with its date, a wish for a decision or a consent;
 * and what the team is to talk of.
 */
import type { Change } from "../api/wire.ts";
import { localDate } from "../domain/format.ts";
import { openedStore } from "../store/current.ts";
import { operationOf } from "./operation.ts";
import { created, kept } from "./records.ts";
import { saveUndoably } from "./undo.ts";

/** What a person is asked to fill in was left empty. */
export class WordsMissing extends Error {
  override name = "WordsMissing";
}

/**
 * The resident has asked for a formal decision, on a date, in these words. The office follows it up.
 * @throws NotSaved; Locked
 */
export function askForDecision(
  caseId: string,
  askedOn: string,
  words: string,
  draftId?: string,
): Promise<void> {
  const me = openedStore().identity.user.id;
  const set = { case_id: caseId, asked_on: askedOn, words: kept(words), noted_by: me };
  return save(created("decision_request", set), draftId);
}

/** The case is to be taken up in the next weekly meeting. @throws NotSaved; Locked */
export function markForAgenda(caseId: string, reason: string, draftId?: string): Promise<void> {
  const me = openedStore().identity.user.id;
  const set = { case_id: caseId, author_id: me, marked_on: localDate(), reason: kept(reason) };
  return save(created("agenda_mark", set), draftId);
}

/**
 * The resident has said on a date that something may be shared, in these words, which are what the
 * consent is: without them, or with nobody or nothing chosen, there is none.
 * @throws WordsMissing, NotSaved, Locked
 */
export async function recordConsent(
  caseId: string,
  consent: { scope: string; topic: string; givenOn: string; words: string },
  draftId?: string,
): Promise<void> {
  const words = kept(consent.words);
  if (!words || !consent.scope || !consent.topic) throw new WordsMissing();
  await save(
    created("consent", {
      case_id: caseId,
      scope: consent.scope,
      topic: consent.topic,
      given: "oral",
      given_on: consent.givenOn,
      withdrawn_on: null,
      recorded_by: openedStore().identity.user.id,
      words,
    }),
    draftId,
  );
}

function save(change: Change, draftId?: string): Promise<void> {
  return saveUndoably(operationOf([change]), draftId);
}
