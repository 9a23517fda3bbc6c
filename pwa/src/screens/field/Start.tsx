import { useLocation } from "preact-iso";
import { startVisit } from "../../actions/visit.ts";
import { t } from "../../locales/t.ts";
import { PickPlace } from "./PickPlace.tsx";
import { lastSaved } from "./saved.ts";

/** S1: the tap on a place starts the visit there. */
export function Start() {
  const { route } = useLocation();
  return (
    <PickPlace
      title={t("pick.title")}
      lead={t("pick.lead")}
      verb="start"
      onPick={async (at) => {
        await startVisit(at);
        lastSaved.value = null;
        route("/visit", true);
      }}
    />
  );
}
