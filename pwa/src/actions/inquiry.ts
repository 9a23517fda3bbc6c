/** An inquiry that somebody makes on the phone or at a door: written down here, decided at the office. */
import type { BaseVersion, Change } from "../api/wire.ts";
import { nowInstant } from "../domain/instant.ts";
import { openedStore } from "../store/current.ts";
import type { Inquiry } from "../store/rows.ts";
import { operationOf } from "./operation.ts";
import { baseOf, created, kept } from "./records.ts";
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
  /** Where one that is saved is put right: what stood there when that began. */
  mends?: Mended;
}

/** An inquiry as it stood, in the row and in the form. */
export interface Mended {
  id: string;
  version: BaseVersion;
  row: Inquiry;
  form: InquiryForm;
}

/** An inquiry needs to say who it is from, and something of what it is about. */
export class InquiryIncomplete extends Error {
  override name = "InquiryIncomplete";
  constructor(readonly reason: "source" | "about") {
    super(reason);
  }
}

/** The form of an inquiry that is saved; `about` is what it is called. */
export function mendingForm(row: Inquiry, about: string): InquiryForm {
  const form: InquiryForm = {
    begunAt: row.received_at,
    urgency: row.urgency ?? "normal",
    source: row.source,
    channel: row.channel,
    about,
    caseId: row.case_id,
    address: row.address,
    targetGroup: TARGET_GROUP.filter((each) => row[each]),
    text: row.text ?? "",
    callerName: row.caller_name ?? "",
    callerPhone: row.caller_phone ?? "",
  };
  return { ...form, mends: { id: row.id, version: baseOf("inquiry", row.id), row, form } };
}

/**
 * Saves an inquiry, new or put right, and gives its id. What is critical is sent at once; the rest can
 * be taken back for a moment.
 * @throws InquiryIncomplete, NotSaved, Locked
 */
export async function registerInquiry(form: InquiryForm, draftId?: string): Promise<string> {
  if (!form.source) throw new InquiryIncomplete("source");
  if (!form.caseId && !kept(form.about) && !kept(form.text)) throw new InquiryIncomplete("about");
  const change = form.mends ? mended(form, form.mends) : made(form);
  if (form.mends && Object.keys(change.set).length === 0) return change.id;
  const body = operationOf([change]);
  if (form.urgency === CRITICAL) await openedStore().saveOperation(body, draftId);
  else await saveUndoably(body, draftId);
  return change.id;
}

function made(form: InquiryForm): Change {
  return created("inquiry", {
    received_at: form.begunAt || nowInstant(),
    received_by: openedStore().identity.user.id,
    decision: "new",
    partner_id: null,
    follow_up_on: null,
    first_contact_at: null,
    ...fieldsOf(form),
  });
}

/** Only what the form has changed, held against what stood in the row; the office may have written the rest. */
function mended(form: InquiryForm, { id, version, row, form: before }: Mended): Change {
  const wanted = fieldsOf(form);
  const stood = fieldsOf(before);
  const names = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (name) => wanted[name] !== stood[name],
  );
  const isOfGroup = (name: string) => (TARGET_GROUP as readonly string[]).includes(name);
  // A writer who tells one of a group tells them all.
  const told = names.some(isOfGroup) ? new Set([...names, ...TARGET_GROUP]) : names;
  return {
    entity: "inquiry",
    id,
    action: "patch",
    base_version: version,
    base: Object.fromEntries([...told].map((name) => [name, row[name]])),
    set: Object.fromEntries(names.map((name) => [name, wanted[name]])),
  };
}

function fieldsOf(form: InquiryForm) {
  const isNamed = form.source !== ANONYMOUS;
  const isChosen = form.caseId !== null || form.address !== null;
  return {
    source: form.source,
    channel: form.channel,
    urgency: form.urgency,
    case_id: form.caseId,
    // The case names whom it is about; a chosen street line stands in a field of its own.
    about: isChosen ? null : kept(form.about),
    address: form.address,
    is_without_home: form.targetGroup.includes("is_without_home"),
    is_not_coping: form.targetGroup.includes("is_not_coping"),
    is_not_reached: form.targetGroup.includes("is_not_reached"),
    caller_name: isNamed ? kept(form.callerName) : null,
    caller_phone: isNamed ? kept(form.callerPhone) : null,
    text: kept(form.text),
  };
}
