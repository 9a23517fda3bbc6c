/** What a landlord and the service have agreed, and when they talk next. */
import { localDate } from "../domain/format.ts";
import { openedStore } from "../store/current.ts";
import { WordsMissing } from "./caseNotes.ts";
import { operationOf } from "./operation.ts";
import { created, kept } from "./records.ts";
import { saveUndoably } from "./undo.ts";

/** An agreement as it is written down; `nextOn` is a local date, null where none is set. */
export interface NewAgreement {
  landlordId: string;
  caseId: string;
  text: string;
  nextOn: string | null;
}

/** Notes what was agreed today. @throws WordsMissing without a word; NotSaved; Locked */
export async function noteAgreement(agreed: NewAgreement, draftId?: string): Promise<void> {
  const text = kept(agreed.text);
  if (!text) throw new WordsMissing();
  const set = {
    landlord_id: agreed.landlordId,
    case_id: agreed.caseId,
    agreed_on: localDate(),
    text,
    next_on: agreed.nextOn,
    noted_by: openedStore().identity.user.id,
  };
  await saveUndoably(operationOf([created("agreement", set)]), draftId);
}
