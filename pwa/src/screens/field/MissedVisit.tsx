import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";
import { shortLabel } from "../../store/words.ts";

/** The ways in which a visit came to nothing, in the order of how often. */
export const MISSED = ["no_answer", "declined", "cancelled_by_resident", "stopped_for_safety"];

/** One tap says that there was no visit after all, and ends it; *Ingen åpnet* stands by itself. */
export function MissedVisit({ onChoose }: { onChoose(outcome: string): void }) {
  return (
    <section class="section" aria-labelledby="missed">
      <h2 id="missed">{t("missed.title")}</h2>
      <div class="pair">
        {MISSED.slice(1).map((outcome) => (
          <Button
            key={outcome}
            variant="secondary"
            color="neutral"
            class="wide"
            onClick={() => onChoose(outcome)}
          >
            {shortLabel("visit_outcome", outcome)}
          </Button>
        ))}
      </div>
    </section>
  );
}
