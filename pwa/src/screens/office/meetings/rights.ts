/** Who plans meetings. The server decides; this only spares a dead button. */
import { session } from "../session.ts";

const PLANNERS: readonly string[] = ["housing_coordinator", "unit_manager"];

/** Whether this person makes series and moves meetings. */
export function mayPlanMeetings(): boolean {
  return session.value?.user.roles.some((role) => PLANNERS.includes(role)) ?? false;
}
