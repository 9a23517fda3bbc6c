import { elapsedMinutes } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";

/** Whole minutes as one says them: 45 min, 1 t, 1 t 05 min. */
export function minuteWords(minutes: number): string {
  if (minutes < 60) return t("time.minutes", { minutes });
  if (minutes % 60 === 0) return t("time.hours", { hours: minutes / 60 });
  const rest = String(minutes % 60).padStart(2, "0");
  return t("time.hours_minutes", { hours: Math.floor(minutes / 60), rest });
}

/** How long something has lasted. */
export function elapsedWords(from: string, to: string | number): string {
  return minuteWords(elapsedMinutes(from, to));
}
