import { t } from "../../locales/t.ts";
import { PickPlace } from "./PickPlace.tsx";
import { FailureNotice } from "./useSaving.tsx";
import { useStart } from "./useStart.tsx";

/** S1: the tap on a place starts the visit there. */
export function Start() {
  const { start, failure, question } = useStart();
  if (question) return question;
  return (
    <PickPlace title={t("pick.title")} lead={t("pick.lead")} verb="start" onPick={start}>
      <FailureNotice failure={failure} />
    </PickPlace>
  );
}
