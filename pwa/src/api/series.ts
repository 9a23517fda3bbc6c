/** Meetings that come again, contact with partners, and meetings in one's own calendar program. */
import { ask } from "./client.ts";
import type {
  CalendarFeed,
  NewCalendarFeed,
  Occurrence,
  OccurrencePage,
  PlanDay,
  Series,
  SeriesList,
  TouchpointPage,
} from "./types.ts";

export type {
  CalendarFeed,
  Occurrence,
  OccurrencePage,
  PartnerMeeting,
  PlanDay,
  Series,
  Touchpoint,
  TouchpointPage,
} from "./types.ts";

/** Meetings to come, the next first, or those gone by, the newest first. */
export type When = "coming" | "past";

/** One page (from 1) of the meetings. @throws ApiError, NetworkError */
export function listMeetings(when: When, page = 1): Promise<OccurrencePage> {
  return ask(`/api/meetings?when=${when}&page=${page}`);
}

/** Every series with its next meetings. @throws ApiError, NetworkError */
export async function listSeries(): Promise<Series[]> {
  return (await ask<SeriesList>("/api/series")).series;
}

/**
 * Holds one meeting on another day or at another time, or calls it off; the series that gives it stays.
 * @throws ApiError (stale_version, meeting_held, not_found), NetworkError
 */
export function planDay(day: Occurrence, plan: PlanDay): Promise<Occurrence> {
  const path =
    day.series_id === null
      ? `/api/meetings/${day.id}/day`
      : `/api/series/${day.series_id}/days/${day.slot_on}`;
  return ask(path, { method: "POST", body: plan });
}

/** One page (from 1) of the partners: those whose meeting has gone by first. @throws ApiError, NetworkError */
export function listTouchpoints(page = 1): Promise<TouchpointPage> {
  return ask(`/api/touchpoints?page=${page}`);
}

/** Whether one has a calendar address. @throws ApiError, NetworkError */
export function readCalendarFeed(): Promise<CalendarFeed> {
  return ask("/api/calendar-feed");
}

/** Makes a calendar address, which ends the one before; it is told this once. @throws ApiError, NetworkError */
export async function renewCalendarFeed(): Promise<string> {
  const { token } = await ask<NewCalendarFeed>("/api/calendar-feed", { method: "POST", body: {} });
  return `${location.origin}/api/calendar/${token}.ics`;
}

/** Lets the calendar address work no longer. @throws ApiError, NetworkError */
export function endCalendarFeed(): Promise<void> {
  return ask("/api/calendar-feed", { method: "DELETE", body: {} });
}
