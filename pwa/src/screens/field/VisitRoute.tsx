import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { runningVisit } from "../../actions/visit.ts";
import { Split } from "./Split.tsx";
import { Visit } from "./Visit.tsx";

/** The visit under way, at the step where it was left; Today when there is none. */
export function VisitRoute() {
  const { route } = useLocation();
  const visit = runningVisit.value;
  const isGone = visit === null;
  useEffect(() => {
    if (isGone) route("/", true);
  }, [isGone, route]);
  if (!visit) return null;
  return visit.step === "split" ? <Split visit={visit} /> : <Visit visit={visit} />;
}
