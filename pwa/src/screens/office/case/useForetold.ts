import { useEffect, useState } from "preact/hooks";
import { type EvictionDeadline, foretellDeadline } from "../../../api/housing.ts";
import type { EvictionPlan } from "../../../api/types.ts";
import { watched } from "../session.ts";

/** The deadline that a form over the track would leave, by the server's rule; null until it is known. */
export function useForetold(caseId: string, plan: EvictionPlan): EvictionDeadline | null {
  const [told, setTold] = useState<EvictionDeadline | null>(null);
  const asked = JSON.stringify(plan);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is the plan, compared by what it says.
  useEffect(() => {
    let isStale = false;
    setTold(null);
    if (!Object.keys(plan.set).length) return;
    watched(foretellDeadline(caseId, plan)).then(
      (answer) => !isStale && setTold(answer),
      // A date that is half typed has no deadline, and saving says what is wrong.
      () => undefined,
    );
    return () => {
      isStale = true;
    };
  }, [caseId, asked]);

  return told;
}
