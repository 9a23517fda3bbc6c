import { useEffect } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { visitDraft } from "../../actions/visit.ts";
import { isForgotten } from "../../actions/whenDone.ts";
import { useNow } from "../../components/useNow.ts";
import { Split } from "./Split.tsx";
import { Visit } from "./Visit.tsx";
import { Forgotten } from "./WhenDone.tsx";

/** The visit under way, or the one that is told, at the step where it was left; else Today. */
export function VisitRoute() {
  const { route } = useLocation();
  const visit = visitDraft(useRoute().params.id);
  const now = useNow(30_000);
  const isGone = visit === null;
  useEffect(() => {
    if (isGone) route("/", true);
  }, [isGone, route]);
  if (!visit) return null;
  if (isForgotten(visit, now)) return <Forgotten visit={visit} />;
  return visit.step === "split" ? <Split visit={visit} /> : <Visit visit={visit} />;
}
