/** The one operation that a saved visit is: the entry, its lines, and its way to the review. */
import type { Change, OperationBody } from "../api/wire.ts";
import { localDate, ZONE } from "../domain/format.ts";
import { newId } from "../domain/ids.ts";
import { phoneZone } from "../domain/instant.ts";
import { WORK } from "../domain/work.ts";
import type { PhotoHead } from "../store/photoVault.ts";
import {
  CONTACT_ATTEMPT,
  type RunningVisit,
  VisitIncomplete,
  type VisitTask,
} from "./visitTypes.ts";

/** Who saves, when, and whether the phone had a network. */
export interface Saving {
  authorId: string;
  savedAt: string;
  wasOffline: boolean;
  /** Photos that lie whole in the vault; those beyond the operation's room are left for another. */
  photos?: PhotoHead[];
}

/** An operation holds at most 20 changes (sync.md, limits). */
const MAX_CHANGES = 20;
/** So many can be on a visit beside oneself. */
export const MAX_COLLEAGUES = 3;
/** A new place, the entry, its submission and colleagues; what is left is for lines and photos. */
export const MAX_TASKS = MAX_CHANGES - 3 - MAX_COLLEAGUES;

/**
 * The lines of a visit. Where nobody opened there is one, a contact attempt; so is any other
 * outcome without a task.
 */
export function linesOf(visit: RunningVisit): VisitTask[] {
  const isAttempt = visit.outcome === "no_answer" || (visit.outcome && visit.tasks.length === 0);
  return isAttempt ? [{ taskType: CONTACT_ATTEMPT, minutes: visit.totalMinutes }] : visit.tasks;
}

/** The operation for an ended visit. @throws VisitIncomplete "no_task" */
export function visitOperation(visit: RunningVisit, saving: Saving): OperationBody {
  const lines = linesOf(visit);
  if (lines.length === 0) throw new VisitIncomplete("no_task");
  const { tz, offsetMinutes } = phoneZone();
  return {
    op_id: visit.opId,
    schema: 1,
    at: saving.savedAt,
    tz,
    offset_min: offsetMinutes,
    changes: [
      ...newPlace(visit),
      create("log_entry", visit.entryId, entryFields(visit, saving)),
      ...lines.map((line, position) =>
        create("task_line", newId(), {
          entry_id: visit.entryId,
          position,
          task_type: line.taskType,
          duration_minutes: line.minutes,
          sacks: line.waste?.sacks ?? 0,
          kg: line.waste?.kg ?? 0,
          trips: line.waste?.trips ?? 0,
          is_hazardous: line.waste?.isHazardous ?? false,
          who_did_it: line.whoDidIt ?? null,
          result: line.result ?? null,
          partner_id: line.partnerId ?? null,
        }),
      ),
      ...(visit.colleagues ?? []).map((userId) =>
        create("participation", newId(), {
          entry_id: visit.entryId,
          user_id: userId,
          confirmed_at: null,
          declined_at: null,
        }),
      ),
      ...(saving.photos ?? []).slice(0, MAX_TASKS - lines.length).map(attachmentChange),
      {
        entity: "log_entry",
        id: visit.entryId,
        action: "act",
        act: "submit",
        base_version: { after: visit.opId },
        base: {},
        set: {},
      },
    ],
  };
}

/** The row that names a photo; what has been received of it is the server's to say. */
export function attachmentChange(photo: PhotoHead): Change {
  return create("attachment", photo.id, {
    entry_id: photo.entryId,
    slot: photo.slot,
    position: photo.position,
    taken_at: photo.takenAt,
    media_type: photo.mediaType,
    sha256: photo.sha256,
    size: photo.size,
  });
}

/** The place that came with the visit, which the office can add to. */
function newPlace({ placeId, newAddress }: RunningVisit): Change[] {
  if (!placeId || !newAddress) return [];
  const place = { address: newAddress, tenure: null, landlord_id: null };
  return [create("place", placeId, { ...place, is_address_protected: false })];
}

/** What the writer of an entry sets; its state follows from acts, and its code is the server's. */
function entryFields(visit: RunningVisit, { authorId, savedAt, wasOffline }: Saving) {
  return {
    author_id: authorId,
    kind: WORK[visit.work ?? "visit"].kind,
    case_id: visit.caseId,
    place_id: visit.placeId,
    planned_visit_id: visit.plannedVisitId,
    done_on: localDate(visit.startedAt),
    started_at: visit.startedAt,
    ended_at: visit.endedAt ?? savedAt,
    tz: ZONE,
    duration_minutes: visit.totalMinutes,
    travel_minutes: visit.travel?.minutes ?? 0,
    km: visit.travel?.km ?? 0,
    travel_role: visit.travel?.role ?? null,
    car: visit.travel?.car ?? null,
    is_for_care_record: visit.isForCareRecord ?? false,
    outcome: visit.outcome ?? (visit.work ? null : "completed"),
    note: visit.note.trim().normalize("NFC") || null,
    was_offline: wasOffline,
  };
}

function create(entity: Change["entity"], id: string, set: Record<string, unknown>): Change {
  return { entity, id, action: "create", base_version: 0, base: {}, set };
}
