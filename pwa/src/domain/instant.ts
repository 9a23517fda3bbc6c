/** Instants as they are stored and sent: UTC text with milliseconds. */

/** The instant now, such as 2026-11-17T07:40:00.000Z. */
export function nowInstant(): string {
  return new Date().toISOString();
}

/** The phone's own zone and its offset east of UTC in minutes; both are kept with an operation. */
export function phoneZone(): { tz: string; offsetMinutes: number } {
  return {
    tz: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
    offsetMinutes: -new Date().getTimezoneOffset() || 0,
  };
}
