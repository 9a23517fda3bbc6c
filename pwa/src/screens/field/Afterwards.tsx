import { useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { setDone, setMinutes } from "../../actions/afterwards.ts";
import { timed } from "../../actions/afterwardsTimes.ts";
import {
  dropVisit,
  type RunningVisit,
  saveVisit,
  setOutcome,
  toggleTask,
  typeNote,
} from "../../actions/visit.ts";
import { JUST_NOW } from "../../actions/visitTypes.ts";
import { Button } from "../../components/Button.tsx";
import { Choices } from "../../components/Choices.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { useNow } from "../../components/useNow.ts";
import { localDate, shortDate } from "../../domain/format.ts";
import { dayBefore } from "../../domain/week.ts";
import { WORK } from "../../domain/work.ts";
import { t } from "../../locales/t.ts";
import { laterPart } from "./later.tsx";
import { minuteWords } from "./minutes.ts";
import { NoteField } from "./NoteField.tsx";
import { OutcomeField } from "./OutcomeField.tsx";
import { draftPlace } from "./placeWords.ts";
import { SensitiveLine } from "./SensitiveNotice.tsx";
import { SplitLines } from "./SplitLines.tsx";
import { lastSaved } from "./saved.ts";
import { TaskChips } from "./TaskChips.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";
import { visitText } from "./visitText.ts";

const MaySayHere = laterPart("MaySayHere");
const VisitMore = laterPart("VisitMore");

/** The lengths that are one tap. */
const LENGTHS = [15, 30, 45, 60, 90];
const OF_CALLS = [5, 10, 15, 30];
const OTHER = -1;

/** S5, work that is over: how long, when, what. */
export function Afterwards({ visit }: { visit: RunningVisit }) {
  const { route } = useLocation();
  const { save, failure, retry, settle } = useSaving();
  const [isOther, setOther] = useState(false);
  const isSaving = useRef(false);
  const today = localDate(useNow(30_000));
  const id = visit.entryId;
  const { work } = visit;
  const total = visit.totalMinutes;
  const place = draftPlace(visit);
  const lengths = work === "phone" ? OF_CALLS : LENGTHS;
  const isUsual = !isOther && lengths.includes(total);
  const isIncomplete = total === 0 || (visit.tasks.length === 0 && visit.outcome === null);
  const isAttempt = visit.outcome !== null && visit.outcome !== "completed";

  async function store(): Promise<void> {
    if (isSaving.current) return;
    isSaving.current = true;
    await save(async () => {
      lastSaved.value = (await saveVisit(id)).entryId;
      route("/", true);
    });
    isSaving.current = false;
  }

  function chooseLength(minutes: number): void {
    setOther(minutes === OTHER);
    if (minutes !== OTHER || total === 0)
      void save(() => setMinutes(minutes === OTHER ? 60 : minutes, id));
  }

  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <p class="small">
            <span>{t(work ? `work.${work}` : "after.title")}</span>
            {total > 0 && <span>{minuteWords(total)}</span>}
          </p>
          <PageHeading title={t("after.title")}>{place.name}</PageHeading>
          {place.address && <p class="lead">{place.address}</p>}
        </header>
        <main class="page">
          <FailureNotice
            failure={failure}
            text={visitText(timed(visit))}
            onRetry={retry}
            onClose={settle}
          />
          <Choices
            legend={t("after.how_long")}
            isLegendSeen
            choices={[
              ...lengths.map((key) => ({ key, text: t("time.minutes", { minutes: key }) })),
              { key: OTHER, text: t("after.other") },
            ]}
            chosen={isUsual ? total : total || isOther ? OTHER : null}
            onChoose={chooseLength}
          />
          <Choices
            legend={t("after.when")}
            isLegendSeen
            choices={days(today, visit.done)}
            chosen={visit.done ?? JUST_NOW}
            onChoose={(done) => void save(() => setDone(done, id))}
          />
          <TaskChips
            first={WORK[work ?? "visit"].tasks}
            ticked={visit.tasks.map((task) => task.taskType)}
            onToggle={(taskType) => void save(() => toggleTask(taskType, id))}
          />
          {total > 0 && (
            <SplitLines
              visit={visit}
              tasks={visit.tasks.length > 1 ? visit.tasks : []}
              isTotalShown={!isUsual}
              save={save}
            />
          )}
          <details open={isAttempt || visit.note !== "" || !!work}>
            <summary>{t(work ? "after.more_work" : "after.more")}</summary>
            <div class="stack">
              <VisitMore />
              {!work && (
                <OutcomeField
                  value={visit.outcome ?? (visit.tasks.length ? "completed" : "")}
                  onChoose={(key) => void save(() => setOutcome(key, id))}
                />
              )}
              <MaySayHere />
              <NoteField note={visit.note} onNote={(text) => void save(() => typeNote(text, id))} />
            </div>
          </details>
          <a class="ds-button wide" data-variant="tertiary" href="/">
            {t("after.later")}
          </a>
          <Button
            variant="tertiary"
            color="danger"
            class="wide"
            onClick={() =>
              void save(async () => {
                await dropVisit(id);
                route("/", true);
              })
            }
          >
            {t("after.drop")}
          </Button>
        </main>
      </div>
      <div class="dock">
        <SensitiveLine note={visit.note} />
        <Button class="main-button" disabled={isIncomplete} onClick={() => void store()}>
          {t("split.save")}
        </Button>
      </div>
    </div>
  );
}

/** Just now, today, yesterday, and the day that was asked for when it is none of these. */
function days(today: string, done = JUST_NOW) {
  const yesterday = dayBefore(today);
  const choices = [
    { key: JUST_NOW, text: t("after.just_now") },
    { key: today, text: t("after.today") },
    { key: yesterday, text: t("after.yesterday") },
  ];
  const isKnown = choices.some(({ key }) => key === done);
  return isKnown ? choices : [...choices, { key: done, text: shortDate(done) }];
}
