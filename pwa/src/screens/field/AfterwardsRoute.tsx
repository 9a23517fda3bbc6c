import { useEffect, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { beginAfterwards } from "../../actions/afterwards.ts";
import { visitDraft, type Whereabouts } from "../../actions/visit.ts";
import { Button } from "../../components/Button.tsx";
import { Choices } from "../../components/Choices.tsx";
import { localDate, shortDate } from "../../domain/format.ts";
import { WORKS, type Work, workOf } from "../../domain/work.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { taskLinesOf } from "../../store/lines.ts";
import type { LogEntry } from "../../store/rows.ts";
import { rows } from "../../store/view.ts";
import { shortLabel } from "../../store/words.ts";
import { Afterwards } from "./Afterwards.tsx";
import { ownEntries } from "./day.ts";
import { minuteWords } from "./minutes.ts";
import { PickPlace } from "./PickPlace.tsx";
import { lastLike } from "./places.ts";
import { placeWords } from "./placeWords.ts";
import { lastSaved } from "./saved.ts";
import { todayRows } from "./todayRows.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** A visit that is over and half logged; Today when there is none of that id. */
export function AfterwardsRoute() {
  const { route } = useLocation();
  const visit = visitDraft(useRoute().params.id ?? "");
  const isGone = visit?.step !== "afterwards";
  useEffect(() => {
    if (isGone) route("/", true);
  }, [isGone, route]);
  return visit && !isGone ? <Afterwards visit={visit} /> : null;
}

/** S5 begins with where it was; the first card has all of it filled in as the last time. */
export function AfterwardsPlace() {
  const { route } = useLocation();
  const { save, failure } = useSaving();
  const [work, setWork] = useState<Work>("visit");
  const date = useRoute().query.date;
  const me = deviceUser.value?.id ?? "";
  const same = lastLike(
    todayRows(localDate(), me, null).planned,
    ownEntries(rows("log_entry"), me).filter((one) => entryWork(one) === work),
    taskLinesOf,
  );

  async function begin(at: Whereabouts, like?: string): Promise<void> {
    const id = await beginAfterwards(at, { date, like, work });
    lastSaved.value = null;
    route(`/afterwards/${id}`, true);
  }

  return (
    <PickPlace
      title={t("after.title")}
      lead={date ? t("after.lead_date", { date: shortDate(date) }) : t("after.lead")}
      verb="choose"
      onPick={(at) => begin(at)}
    >
      <FailureNotice failure={failure} />
      <Choices
        legend={t("work.what")}
        choices={WORKS.map((key) => ({ key, text: t(`work.${key}`) }))}
        chosen={work}
        onChoose={(key: Work) => setWork(key)}
      />
      {work !== "visit" && (
        <Button class="wide" onClick={() => void save(() => begin({}))}>
          {t("work.no_place")}
        </Button>
      )}
      {same && (
        <Button
          variant="secondary"
          class="wide same"
          onClick={() => void save(() => begin(same.at, same.entry.id))}
        >
          <span>
            {t("after.same", { name: placeWords(same.entry.case_id, same.entry.place_id).name })}
          </span>
          <small>
            {[
              minuteWords(same.entry.duration_minutes),
              ...taskLinesOf(same.entry.id).map((line) => shortLabel("task_type", line.task_type)),
            ].join(" · ")}
          </small>
        </Button>
      )}
    </PickPlace>
  );
}

function entryWork({ id, kind }: LogEntry): Work {
  return workOf(
    kind,
    taskLinesOf(id).map((line) => line.task_type),
  );
}
