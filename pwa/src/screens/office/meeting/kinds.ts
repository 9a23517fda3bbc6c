/** What differs between the weekly meeting and the others: their names, their parts, where they are. */
import type { WeeklyMeeting } from "../../../api/weekly.ts";
import { t } from "../../../locales/t.ts";
import { wordLabel } from "../words.ts";

/** The parts of the weekly meeting in their order; a meeting with a partner has its list of cases alone. */
const PARTS = ["new_inquiries", "cases", "practical_plan"] as const;

export type PartName = (typeof PARTS)[number];

/** Whether it is the weekly meeting. */
export function isWeekly(meeting: WeeklyMeeting): boolean {
  return meeting.type === "weekly";
}

/** What the meeting is called. */
export function meetingTitle(meeting: WeeklyMeeting): string {
  if (isWeekly(meeting)) return t("meeting.title");
  return meeting.name ?? wordLabel("meeting_type", meeting.type);
}

/** The parts that the meeting goes through. */
export function partsOf(meeting: WeeklyMeeting): readonly PartName[] {
  return isWeekly(meeting) ? PARTS : ["cases"];
}

/** Where one meeting is read; of the weekly one, that which is open or comes next. */
export function meetingAddress(meeting: WeeklyMeeting): string {
  return isWeekly(meeting) ? "/office/meeting" : `/office/meeting/${meeting.id}`;
}
