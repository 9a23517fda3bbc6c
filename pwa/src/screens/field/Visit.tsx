import { pausedMs, pauseOf } from "../../actions/pause.ts";
import {
  dropVisit,
  endVisit,
  type RunningVisit,
  setOutcome,
  toggleTask,
} from "../../actions/visit.ts";
import { Button } from "../../components/Button.tsx";
import { Elapsed } from "../../components/Elapsed.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { clockTime } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { row } from "../../store/view.ts";
import { MissedVisit } from "./MissedVisit.tsx";
import { PauseButton } from "./PauseButton.tsx";
import { placeWords } from "./placeWords.ts";
import { SafetyNotices } from "./SafetyNotices.tsx";
import { SafetyTags } from "./SafetyTags.tsx";
import { SafeVisitCard } from "./SafeVisitCard.tsx";
import { StartedAgo } from "./StartedAgo.tsx";
import { TaskChips } from "./TaskChips.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";
import { VisitPhotos } from "./VisitPhotos.tsx";
import { visitText } from "./visitText.ts";

/** From when to when the figure counts: without the breaks, and still while one goes on. */
function worked(visit: RunningVisit): { from: string; until?: string } {
  const pause = pauseOf(visit);
  const paused = pausedMs(visit, Date.parse(pause?.from ?? "") || Date.now());
  const from = new Date(Date.parse(visit.startedAt) + paused).toISOString();
  return pause ? { from, until: pause.from } : { from };
}

/** S2, a visit under way: what was done is ticked while it is done. */
export function Visit({ visit }: { visit: RunningVisit }) {
  const { save, failure, retry, settle } = useSaving();
  const place = placeWords(visit.caseId, visit.placeId, visit.newAddress);
  const planned = visit.plannedVisitId ? row("planned_visit", visit.plannedVisitId) : undefined;

  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top">
          <p class="small">
            <span>{t("visit.running")}</span>
            <span>{t("visit.since", { time: clockTime(visit.startedAt) })}</span>
          </p>
          <PageHeading title={t("visit.running")}>{place.name}</PageHeading>
          {place.address && <p class="lead">{place.address}</p>}
          {planned?.note && <p class="lead">{planned.note}</p>}
          {place.safety.length > 0 && (
            <p class="tags">
              <SafetyTags notes={place.safety} isFull />
            </p>
          )}
          <Elapsed {...worked(visit)} />
        </header>
        <main class="page">
          <FailureNotice
            failure={failure}
            text={visitText(visit)}
            onRetry={retry}
            onClose={settle}
          />
          <SafetyNotices />
          <StartedAgo visit={visit} save={save} />
          <TaskChips
            ticked={visit.tasks.map((task) => task.taskType)}
            onToggle={(taskType) => void save(() => toggleTask(taskType))}
          >
            <Button
              variant="secondary"
              color="neutral"
              class="wide"
              onClick={() => save(() => setOutcome("no_answer"))}
            >
              {t("visit.no_answer")}
            </Button>
          </TaskChips>
          <MissedVisit onChoose={(outcome) => void save(() => setOutcome(outcome))} />
          <SafeVisitCard visit={visit} />
          <VisitPhotos visit={visit} />
          <div class="pair">
            <PauseButton visit={visit} save={save} />
            {visit.caseId && (
              <a
                class="ds-button wide"
                data-variant="secondary"
                data-color="neutral"
                href={`/cases/${visit.caseId}`}
              >
                {t("visit.to_case")}
              </a>
            )}
            <a class="ds-button wide" data-variant="secondary" data-color="neutral" href="/concern">
              {t("concern.title")}
            </a>
            <a class="ds-button wide" data-variant="tertiary" href="/">
              {t("visit.to_today")}
            </a>
          </div>
          <details>
            <summary>{t("visit.mistake")}</summary>
            <div class="stack">
              <p>{t("visit.mistake_why")}</p>
              <Button
                variant="secondary"
                color="danger"
                class="wide"
                onClick={() => save(() => dropVisit())}
              >
                {t("visit.drop")}
              </Button>
            </div>
          </details>
        </main>
      </div>
      <div class="dock">
        <Button class="main-button" onClick={() => save(() => endVisit())}>
          {t("visit.end")}
        </Button>
      </div>
    </div>
  );
}
