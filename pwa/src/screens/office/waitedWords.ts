import { elapsedDays, elapsedMinutes } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";

/** How long it is from an instant to another, in the one or two units that say enough. */
export function waitedWords(from: string, to: number): string {
  const minutes = elapsedMinutes(from, to);
  if (minutes < 60) return t("time.minutes", { minutes });
  const days = elapsedDays(from, to);
  if (days > 0) return t("inquiries.days", { count: days });
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest ? t("time.hours_minutes", { hours, rest }) : t("time.hours", { hours });
}
