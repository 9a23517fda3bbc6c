import { useRoute } from "preact-iso";
import { visitDraft } from "../../actions/visit.ts";
import { toggleCareRecord } from "../../actions/visitDetails.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";
import { setting } from "../../store/colleagues.ts";
import { viewVersion } from "../../store/view.ts";
import { ColleaguesField } from "./ColleaguesField.tsx";
import { TaskDetails } from "./TaskDetails.tsx";
import { TravelField } from "./TravelField.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";
import { WasteField } from "./WasteField.tsx";

/** What can be added to a visit before it is saved, a tap each: none of it must be. */
export function VisitMore() {
  const visit = visitDraft(useRoute().params.id);
  const { save, failure } = useSaving();
  viewVersion.value;
  if (!visit) return null;
  const id = visit.entryId;
  return (
    <>
      {setting("logs_travel") === "yes" && visit.work !== "phone" && (
        <TravelField visit={visit} save={save} />
      )}
      <ColleaguesField visit={visit} save={save} />
      <WasteField visit={visit} save={save} />
      <TaskDetails visit={visit} save={save} />
      {visit.caseId && (
        <Button
          variant="secondary"
          class="wide"
          aria-pressed={visit.isForCareRecord === true}
          onClick={() => void save(() => toggleCareRecord(id))}
        >
          {visit.isForCareRecord && <Icon name="check" />}
          {t("care.mark")}
        </Button>
      )}
      <FailureNotice failure={failure} />
    </>
  );
}
