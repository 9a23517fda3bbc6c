/** Planned visits: made, moved and called off on the phone; the office sees it, and both can change it. */
import type { Change } from "../api/wire.ts";
import { newId } from "../domain/ids.ts";
import { openedStore } from "../store/current.ts";
import { view } from "../store/view.ts";
import { operationOf } from "./operation.ts";
import { baseOf, created } from "./records.ts";
import { saveUndoably } from "./undo.ts";

/** Where a visit is planned: a case, or the place of a job without one. */
export interface PlanPlace {
  caseId: string | null;
  placeId: string | null;
  /** The street line of a place that this phone does not know. */
  newAddress?: string;
}

/** A local date, and a local time as 09:30, null for any time that day. */
export interface PlanTime {
  on: string;
  at: string | null;
}

/** What is not known of a place that a plan makes. */
const NEW_PLACE = { tenure: null, landlord_id: null, is_address_protected: false };

/** Plans a visit of one's own, on a day. @throws NotSaved; Locked */
export function planVisit(place: PlanPlace, { on, at }: PlanTime): Promise<void> {
  const { caseId, placeId, newAddress } = place;
  const known = placeId ?? view.row("case", caseId ?? "")?.place_id ?? null;
  const made = newAddress ? [created("place", { ...NEW_PLACE, address: newAddress })] : [];
  const visit = created("planned_visit", {
    case_id: caseId,
    place_id: made[0]?.id ?? known,
    planned_on: on,
    starts_at_local: at,
    duration_minutes: 0,
    note: null,
  });
  const me = openedStore().identity.user.id;
  const worker = created("planned_worker", { planned_visit_id: visit.id, user_id: me });
  return saveUndoably(operationOf([...made, visit, worker]));
}

/** Moves a planned visit to another day, or to another time of the day. @throws NotSaved; Locked */
export async function movePlan(id: string, { on, at }: PlanTime): Promise<void> {
  const plan = view.row("planned_visit", id);
  if (!plan) return;
  const { planned_on, starts_at_local } = plan;
  await save({
    ...change(id, "patch"),
    base: { planned_on, starts_at_local },
    set: { planned_on: on, starts_at_local: at },
  });
}

/** Calls a planned visit off. @throws NotSaved; Locked */
export async function cancelPlan(id: string): Promise<void> {
  if (view.row("planned_visit", id)) await save(change(id, "delete"));
}

function change(id: string, action: "patch" | "delete"): Change {
  const base_version = baseOf("planned_visit", id);
  return { entity: "planned_visit", id, action, base_version, base: {}, set: {} };
}

function save(one: Change): Promise<void> {
  return saveUndoably(operationOf([one], { opId: newId() }));
}
