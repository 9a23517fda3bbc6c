import { useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import {
  backToRunning,
  linesOf,
  type RunningVisit,
  runningVisit,
  saveVisit,
  setOutcome,
  typeNote,
} from "../../actions/visit.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { clockTime } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { label } from "../../store/words.ts";
import { laterPart } from "./later.tsx";
import { minuteWords } from "./minutes.ts";
import { NoteField } from "./NoteField.tsx";
import { OutcomeField } from "./OutcomeField.tsx";
import { placeWords } from "./placeWords.ts";
import { Reminders } from "./Reminders.tsx";
import { SensitiveLine } from "./SensitiveNotice.tsx";
import { SplitLines } from "./SplitLines.tsx";
import { lastSaved } from "./saved.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";
import { VisitPhotos } from "./VisitPhotos.tsx";
import { visitText } from "./visitText.ts";

const MaySayHere = laterPart("MaySayHere");
const VisitMore = laterPart("VisitMore");

/** The outcome of a visit at which work was done, unless another is chosen. */
const USUAL_OUTCOME = "completed";

/** S3, the minutes: a total and its lines, which always sum to it. */
export function Split({ visit }: { visit: RunningVisit }) {
  const { route } = useLocation();
  const { save, failure, retry, settle } = useSaving();
  const [note, setNote] = useState(visit.note);
  const isSaving = useRef(false);
  const place = placeWords(visit.caseId, visit.placeId, visit.newAddress);
  const isEmpty = visit.tasks.length === 0 && visit.outcome === null;
  // Where nobody was met there is one line, which is not among the ticked tasks.
  const isAttempt = linesOf(visit).some((line) => !isTicked(visit, line.taskType));

  async function store(): Promise<void> {
    if (isSaving.current) return;
    isSaving.current = true;
    await save(async () => {
      const { entryId } = await saveVisit(visit.entryId);
      lastSaved.value = entryId;
      route("/", true);
    });
    isSaving.current = false;
  }

  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top">
          <p class="small">
            <span>{place.name}</span>
            {visit.endedAt && (
              <span>
                {t("time.from_to", {
                  from: clockTime(visit.startedAt),
                  to: clockTime(visit.endedAt),
                })}
              </span>
            )}
          </p>
          <PageHeading title={t("split.title")} />
          {visit.outcome && <p class="lead">{label("visit_outcome", visit.outcome)}</p>}
          <p class="figure push">{minuteWords(visit.totalMinutes)}</p>
          <p class="lead">
            {isAttempt ? t("split.attempt") : t("split.sums", { lines: visit.tasks.length })}
          </p>
        </header>
        <main class="page">
          <FailureNotice
            failure={failure}
            text={visitText(visit, note)}
            onRetry={retry}
            onClose={settle}
          />
          <SplitLines visit={visit} tasks={isAttempt ? [] : visit.tasks} isTotalShown save={save} />
          {isEmpty && (
            <Notice kind="warning">
              <p>{t("split.empty")}</p>
            </Notice>
          )}
          <OutcomeField
            value={visit.outcome ?? (visit.tasks.length ? USUAL_OUTCOME : "")}
            onChoose={(key) => save(() => setOutcome(key, visit.entryId))}
          />
          <VisitMore />
          <VisitPhotos visit={visit} />
          <MaySayHere />
          <NoteField
            note={visit.note}
            onNote={(text) => {
              setNote(text);
              void save(() => typeNote(text, visit.entryId));
            }}
          />
          {!visit.newAddress && (
            <details>
              <summary>{t("reminder.title")}</summary>
              <Reminders at={visit} />
            </details>
          )}
          {visit === runningVisit.value && (
            <Button variant="tertiary" class="wide" onClick={() => save(() => backToRunning())}>
              {t("split.back")}
            </Button>
          )}
        </main>
      </div>
      <div class="dock">
        <SensitiveLine note={note} />
        <Button class="main-button" disabled={isEmpty} onClick={() => void store()}>
          {t("split.save")}
        </Button>
      </div>
    </div>
  );
}

function isTicked(visit: RunningVisit, taskType: string): boolean {
  return visit.tasks.some((task) => task.taskType === taskType);
}
