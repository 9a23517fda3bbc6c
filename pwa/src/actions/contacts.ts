/** Whom to phone in a case, and consents that are taken back. */
import { localDate } from "../domain/format.ts";
import { openedStore } from "../store/current.ts";
import { view } from "../store/view.ts";
import { WordsMissing } from "./caseNotes.ts";
import { operationOf } from "./operation.ts";
import { baseOf, created, kept } from "./records.ts";
import { saveUndoably } from "./undo.ts";

/** Somebody to phone, as it is written down; `relation` is a key of `contact_relation`. */
export interface NewContact {
  name: string;
  relation: string;
  phone: string;
}

/** Adds somebody to phone. @throws WordsMissing without a name or a relation; NotSaved; Locked */
export async function addContact(
  caseId: string,
  contact: NewContact,
  draftId?: string,
): Promise<void> {
  const name = kept(contact.name);
  if (!name || !contact.relation) throw new WordsMissing();
  const set = {
    case_id: caseId,
    name,
    relation: contact.relation,
    phone: kept(contact.phone),
    partner_id: null,
    note: null,
  };
  await openedStore().saveOperation(operationOf([created("case_contact", set)]), draftId);
}

/** The resident takes a consent back, from today. Everyone's phone hears of it. @throws NotSaved; Locked */
export async function withdrawConsent(id: string): Promise<void> {
  const consent = view.row("consent", id);
  if (!consent || consent.withdrawn_on) return;
  await saveUndoably(
    operationOf([
      {
        entity: "consent",
        id,
        action: "patch",
        base_version: baseOf("consent", id),
        base: { withdrawn_on: null },
        set: { withdrawn_on: localDate() },
      },
    ]),
  );
}
