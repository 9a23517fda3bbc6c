import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { listMeetings, type Occurrence, type When } from "../../../api/series.ts";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { t } from "../../../locales/t.ts";
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
      {when === "coming" && mayPlanMeetings() && !isNew && !moving && (
        <div class="buttons">
          <Button variant="secondary" onClick={() => setNew(true)}>
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
              onMove={when === "coming" && mayPlanMeetings() ? setMoving : undefined}
            />
          )
        }
      </PolledPages>
    </>
  );
}
