/** What there is to think of at a place, read from the phone. */
import { belongsTo, type ReminderPlace } from "../../actions/reminders.ts";
import { localDate } from "../../domain/format.ts";
import type { PlannedVisit, Reminder } from "../../store/rows.ts";
import { rows } from "../../store/view.ts";
import { label } from "../../store/words.ts";

/** What is not done yet, phrases before words of one's own. */
export function openReminders(at: ReminderPlace): Reminder[] {
  return ordered(rows("reminder").filter((one) => one.done_at === null && belongsTo(one, at)));
}

/** What to bring for these visits: not done yet, or ticked on this date, which can be undone. */
export function packingList(visits: PlannedVisit[], date: string): Reminder[] {
  const places = visits.map(({ case_id, place_id }) => ({ caseId: case_id, placeId: place_id }));
  return ordered(
    rows("reminder").filter(
      (one) =>
        (one.done_at === null || localDate(one.done_at) === date) &&
        places.some((at) => belongsTo(one, at)),
    ),
  );
}

/** The phrase, or the writer's own words. */
export function reminderText({ phrase, text }: Reminder): string {
  return (phrase && label("reminder_phrase", phrase)) || (text ?? "");
}

function ordered(all: Reminder[]): Reminder[] {
  return all.sort((a, b) => ((a.phrase ?? "~") + a.id < (b.phrase ?? "~") + b.id ? -1 : 1));
}
