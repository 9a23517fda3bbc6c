import { clockTime, localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";

/** An instant in words: the date and the time of day where the work is done. */
export function whenWords(instant: string): string {
  return t("time.date_and_clock", {
    date: shortDate(localDate(instant)),
    time: clockTime(instant),
  });
}
