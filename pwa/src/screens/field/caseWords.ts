/** What stands in one case, read from the phone: for its page. */
import { localDate } from "../../domain/format.ts";
import type { Agreement, LogEntry, PlannedVisit } from "../../store/rows.ts";
import { row, rows } from "../../store/view.ts";
import { label } from "../../store/words.ts";

/** Somebody to phone, and who they are to the resident. */
export interface Contact {
  id: string;
  name: string;
  relation: string;
  /** The key of the relation. */
  as: string;
  phone: string | null;
  note: string | null;
}

/** So many entries are read before a visit. */
const LAST_ENTRIES = 3;

/** The resident first, then the landlord, then the case's own contacts by name. */
export function contactsOf(caseId: string): Contact[] {
  const found = row("case", caseId);
  const resident = row("resident", found?.resident_id ?? "");
  const landlord = landlordOf(caseId);
  const own = rows("case_contact")
    .filter((one) => one.case_id === caseId)
    .map(({ id, name, relation, phone, note }) => ({ id, name, relation, phone, note }))
    .sort((a, b) => a.name.localeCompare(b.name, "nb"));
  const known = [
    resident && { ...resident, relation: "resident", note: null },
    landlord && { ...landlord, relation: "landlord", note: null },
  ].filter((one) => one !== undefined);
  return [...known, ...own].map((one) => ({
    id: one.id,
    name: one.name,
    relation: label("contact_relation", one.relation),
    as: one.relation,
    phone: one.phone,
    note: one.note,
  }));
}

/** Who lets the home of a case. */
export function landlordOf(caseId: string) {
  const place = row("place", row("case", caseId)?.place_id ?? "");
  return row("landlord", place?.landlord_id ?? "");
}

/** What has been agreed about a case with who lets its home now, the newest first. */
export function agreementsOf(caseId: string): Agreement[] {
  const landlord = landlordOf(caseId);
  // Two of one day are in the order in which their ids were made.
  const key = (one: Agreement) => `${one.agreed_on} ${one.id}`;
  return rows("agreement")
    .filter((one) => one.case_id === caseId && one.landlord_id === landlord?.id)
    .sort((a, b) => (key(a) < key(b) ? 1 : -1));
}

/** The planned visits of a case from today on, the next one first. */
export function plansOf(caseId: string): PlannedVisit[] {
  const today = localDate();
  const key = (one: PlannedVisit) => `${one.planned_on} ${one.starts_at_local ?? ""}`;
  return rows("planned_visit")
    .filter((one) => one.case_id === caseId && one.planned_on >= today)
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The last entries of a case that this phone holds, newest first. */
export function lastEntriesOf(caseId: string): LogEntry[] {
  return rows("log_entry")
    .filter((one) => one.case_id === caseId && one.state !== "voided")
    .sort((a, b) => (a.started_at < b.started_at ? 1 : -1))
    .slice(0, LAST_ENTRIES);
}
