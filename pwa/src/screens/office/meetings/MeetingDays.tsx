import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { listMeetings, type Occurrence, planDay, type When } from "../../../api/series.ts";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { newId } from "../../../domain/ids.ts";
import { t } from "../../../locales/t.ts";
import { Failure } from "../Failure.tsx";
import { PolledPages } from "../PolledPages.tsx";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { DayTable } from "./DayTable.tsx";
import { addressOf } from "./Meetings.tsx";
import { MoveDay } from "./MoveDay.tsx";
import { NewMeeting } from "./NewMeeting.tsx";
import { mayPlanMeetings } from "./rights.ts";

const POLL_MS = 15_000;

/** The meetings to come, or those gone by, with a way to move one of them. */
export function MeetingDays({ when, page }: { when: When; page: number }) {
  const { route } = useLocation();
  const list = usePoll(
    `meetings/${when}/${page}`,
    () => watched(listMeetings(when, page)),
    POLL_MS,
  );
  const [moving, setMoving] = useState<Occurrence | null>(null);
  const [isNew, setNew] = useState(false);
  const [done, setDone] = useState("");
  const [failure, setFailure] = useState<unknown>(null);
  const isPlanning = when === "coming" && mayPlanMeetings();

  /** Gives a meeting of a series a place of its own, so that its list can be read before it is opened. */
  async function prepare(day: Occurrence): Promise<void> {
    setFailure(null);
    try {
      const plan = {
        op_id: newId(),
        base_version: day.version,
        held_on: day.held_on,
        starts_at_local: day.starts_at_local,
        is_cancelled: false,
      };
      const { id } = await watched(planDay(day, plan));
      route(`/office/meeting/${id}`);
    } catch (error) {
      setFailure(error);
      list.reload();
    }
  }

  /** What was done before is not said of what one does now. */
  function begin(open: () => void): void {
    setDone("");
    open();
  }

  function finish(words: string): void {
    setMoving(null);
    setNew(false);
    setDone(words);
    list.reload();
  }

  return (
    <>
      {done && (
        <Notice kind="success" isLive>
          <p>{done}</p>
        </Notice>
      )}
      <Failure of={failure} />
      {isPlanning && !isNew && !moving && (
        <div class="buttons">
          <Button variant="secondary" onClick={() => begin(() => setNew(true))}>
            {t("meetings.new")}
          </Button>
        </div>
      )}
      {isNew && (
        <NewMeeting onCancel={() => setNew(false)} onSaved={() => finish(t("meetings.made"))} />
      )}
      {moving && (
        <MoveDay
          key={moving.id}
          day={moving}
          now={list.data?.meetings.find(({ id }) => id === moving.id) ?? moving}
          onCancel={() => setMoving(null)}
          onReload={list.reload}
          onDone={finish}
        />
      )}
      <PolledPages
        list={list}
        page={page}
        loading={t("meetings.loading")}
        onPage={(to) => route(addressOf(when, to))}
      >
        {({ meetings }) =>
          meetings.length === 0 ? (
            <div class="sheet stack">
              <h2>{t(`meetings.empty_${when}`)}</h2>
              <p>{t(`meetings.empty_${when}_why`)}</p>
            </div>
          ) : (
            <DayTable
              days={meetings}
              caption={t(`meetings.view_${when}`)}
              onMove={isPlanning ? (day) => begin(() => setMoving(day)) : undefined}
              onPrepare={isPlanning ? (day) => void prepare(day) : undefined}
            />
          )
        }
      </PolledPages>
    </>
  );
}
