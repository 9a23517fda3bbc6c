import { elapsedMinutes } from "../domain/format.ts";
import { t } from "../locales/t.ts";
import { useNow } from "./useNow.ts";

/** How long a visit has lasted, in large figures. It is computed: nothing runs that could stop. */
export function Elapsed({ from, until }: { from: string; until?: string | undefined }) {
  const now = useNow(1000);
  const minutes = elapsedMinutes(from, until ? Date.parse(until) : now);
  const hours = Math.floor(minutes / 60);
  return (
    <p class="figure push" role="timer" aria-label={t("visit.elapsed")}>
      {hours > 0 && (
        <span class="pair-of">
          {hours}
          <small> {t("unit.hour")}</small>
        </span>
      )}
      {hours > 0 ? String(minutes % 60).padStart(2, "0") : minutes}
      <small> {t("unit.min")}</small>
    </p>
  );
}
