import { useEffect, useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Elapsed } from "../../components/Elapsed.tsx";
import { clockTime, localDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import type { Running } from "../../store/vaultDb.ts";
import { endVisitOnCover, visitOnCover } from "../../sync/device.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

interface OnCover {
  visit: Running | undefined;
  failure: unknown;
  end(): void;
}

/** The visit under way as the locked phone knows it. */
export function useCoverVisit(): OnCover {
  const [visit, setVisit] = useState<Running>();
  const { save, failure } = useSaving();
  useEffect(() => {
    // A cover that cannot be read says nothing; the visit itself lies sealed.
    void visitOnCover().then(setVisit, () => undefined);
  }, []);
  return { visit, failure, end: () => void save(async () => setVisit(await endVisitOnCover())) };
}

/** How long it has lasted: neither where it is nor with whom. */
export function CoverVisit({ of: { visit } }: { of: OnCover }) {
  if (!visit) return null;
  const { since, endedAt } = visit;
  if (isOfAnotherDay(visit)) return <p class="push">{t("unlock.never_ended")}</p>;
  return (
    <div class="push">
      <p>
        {!endedAt && `${t("visit.running")} · `}
        {t("visit.since", { time: clockTime(since) })}
      </p>
      <Elapsed from={since} until={endedAt} />
      <p role="status">{endedAt && t("unlock.ended", { time: clockTime(endedAt) })}</p>
    </div>
  );
}

/** *Avslutt*, the one thing that a locked phone lets one do. */
export function CoverEnd({ of: { visit, failure, end } }: { of: OnCover }) {
  if (!visit || visit.endedAt || isOfAnotherDay(visit)) return null;
  return (
    <div class="dock">
      <FailureNotice failure={failure} />
      <Button class="main-button" variant="secondary" onClick={end}>
        {t("visit.end")}
      </Button>
    </div>
  );
}

/** A visit that nobody ended that day is not over now: the open phone asks when it was. */
function isOfAnotherDay({ since, endedAt }: Running): boolean {
  return !endedAt && localDate(since) !== localDate();
}
