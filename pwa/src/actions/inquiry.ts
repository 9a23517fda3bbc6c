/** An inquiry that somebody makes on the phone or at a door: written down here, decided at the office. */
import type { Change } from "../api/wire.ts";
import { nowInstant } from "../domain/instant.ts";
import { openedStore } from "../store/current.ts";
import { operationOf } from "./operation.ts";
import { created, kept } from "./records.ts";
import { saveUndoably } from "./undo.ts";

/** The three questions of who the service is for, none of them about health. */
export const TARGET_GROUP = ["is_without_home", "is_not_coping", "is_not_reached"] as const;
export type TargetGroup = (typeof TARGET_GROUP)[number];

/** The one urgency that cannot wait. */
export const CRITICAL = "critical";

/** The source that has neither name nor number, also where they were typed before it was chosen. */
export const ANONYMOUS = "anonymous";

/** What stands in the form. Keys are of the vocabulary, "" where nothing is chosen. */
export interface InquiryForm {
  /** When the first of it was written; "" until then. */
  begunAt: string;
  urgency: string;
  source: string;
  channel: string;
  /** Whom or where it is about, in words: the name of the case or place where one is chosen. */
  about: string;
  caseId: string | null;
  /** The street line of what was chosen, where this phone may know it. */
  address: string | null;
  targetGroup: TargetGroup[];
  text: string;
  callerName: string;
  callerPhone: string;
}

/** An inquiry needs to say who it is from, and something of what it is about. */
export class InquiryIncomplete extends Error {
  override name = "InquiryIncomplete";
  constructor(readonly reason: "source" | "about") {
    super(reason);
  }
}

/**
 * Saves an inquiry and gives its id. What is critical is sent at once; the rest can be taken back for
 * a moment.
 * @throws InquiryIncomplete, NotSaved, Locked
 */
export async function registerInquiry(form: InquiryForm, draftId?: string): Promise<string> {
  if (!form.source) throw new InquiryIncomplete("source");
  if (!form.caseId && !kept(form.about) && !kept(form.text)) throw new InquiryIncomplete("about");
  const change = changeOf(form);
  const body = operationOf([change]);
  if (form.urgency === CRITICAL) await openedStore().saveOperation(body, draftId);
  else await saveUndoably(body, draftId);
  return change.id;
}

function changeOf(form: InquiryForm): Change {
  const isNamed = form.source !== ANONYMOUS;
  const group = TARGET_GROUP.map((each) => [each, form.targetGroup.includes(each)]);
  return created("inquiry", {
    received_at: form.begunAt || nowInstant(),
    received_by: openedStore().identity.user.id,
    source: form.source,
    channel: form.channel,
    urgency: form.urgency,
    decision: "new",
    partner_id: null,
    follow_up_on: null,
    case_id: form.caseId,
    // The case names whom it is about; a chosen street line stands in a field of its own.
    about: form.caseId || form.address ? null : kept(form.about),
    address: form.address,
    ...Object.fromEntries(group),
    caller_name: isNamed ? kept(form.callerName) : null,
    caller_phone: isNamed ? kept(form.callerPhone) : null,
    first_contact_at: null,
    text: kept(form.text),
  });
}
