import { type RunningVisit, startedEarlier } from "../../actions/visit.ts";
import { Choices } from "../../components/Choices.tsx";
import { useNow } from "../../components/useNow.ts";
import { elapsedMinutes } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";

/** So many minutes one may be late with ▶. */
const LATE = [0, 5, 10, 15];
/** So many minutes after ▶ it is asked. */
const ASKED = 10;

/** Whether the visit began before ▶ was pressed: one tap, while that is fresh. */
export function StartedAgo(props: {
  visit: RunningVisit;
  save(act: () => unknown): Promise<void>;
}) {
  const { tappedAt, startedAt } = props.visit;
  const now = useNow(15_000);
  if (!tappedAt || elapsedMinutes(tappedAt, now) >= ASKED) return null;
  return (
    <Choices
      legend={t("visit.started_when")}
      choices={LATE.map((minutes) =>
        minutes
          ? {
              key: minutes,
              text: t("visit.minus", { minutes }),
              label: t("visit.started_ago", { minutes }),
            }
          : { key: 0, text: t("visit.started_now") },
      )}
      chosen={elapsedMinutes(startedAt, tappedAt)}
      onChoose={(minutes) => void props.save(() => startedEarlier(minutes))}
    />
  );
}
