import { pauseOf, togglePause } from "../../actions/pause.ts";
import type { RunningVisit } from "../../actions/visit.ts";
import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";

/** A break, or the end of it; the minutes of the visit go without it. */
export function PauseButton(props: {
  visit: RunningVisit;
  save(act: () => unknown): Promise<void>;
}) {
  const isPaused = pauseOf(props.visit) !== undefined;
  return (
    <Button
      variant="secondary"
      color="neutral"
      class="wide"
      aria-pressed={isPaused}
      onClick={() => void props.save(togglePause)}
    >
      {isPaused ? t("visit.resume") : t("visit.pause")}
    </Button>
  );
}
