import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { runningVisit, startVisit, type Whereabouts } from "../../actions/visit.ts";
import { lastSaved } from "./saved.ts";
import { useSaving } from "./useSaving.tsx";
import { BeforeNext } from "./WhenDone.tsx";

/**
 * Starts visits. While another one runs it is asked first when that one ended: the question is to be
 * shown in the place of the page.
 */
export function useStart(): {
  start(at: Whereabouts): Promise<void>;
  failure: unknown;
  question: ComponentChildren;
} {
  const { route } = useLocation();
  const { save, failure } = useSaving();
  const [next, setNext] = useState<Whereabouts | null>(null);
  const isStarting = useRef(false);
  const running = runningVisit.value;

  async function begin(at: Whereabouts): Promise<void> {
    await startVisit(at);
    lastSaved.value = null;
    route("/visit", true);
  }

  async function start(at: Whereabouts): Promise<void> {
    // A gloved finger taps twice: the first tap counts.
    if (isStarting.current) return;
    if (runningVisit.value?.step === "running") return setNext(at);
    isStarting.current = true;
    await save(() => begin(at));
    isStarting.current = false;
  }

  const question = next && running?.step === "running" && (
    <BeforeNext
      visit={running}
      next={next}
      onDone={() => begin(next)}
      onCancel={() => setNext(null)}
    />
  );
  return { start, failure, question };
}
