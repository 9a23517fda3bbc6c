import { useEffect, useState } from "preact/hooks";
import { useRoute } from "preact-iso";
import type { AgendaItem, WeeklyMeeting } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { Waiting } from "../../../components/Waiting.tsx";
import { shortDate, weekdayName } from "../../../domain/format.ts";
import { errorWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";
import "../../../styles/bigScreen.css";
import "../../../styles/meeting.css";
import { wordLabel } from "../words.ts";
import { meetingAddress, meetingTitle } from "./kinds.ts";
import { PointHead, pointName } from "./PointHead.tsx";
import { PointTexts } from "./PointTexts.tsx";
import { useMeeting } from "./useMeeting.ts";

/** The big screen: what all who are present may see, one point at a time beside the list of all. */
export function BigScreen() {
  const { id = "current" } = useRoute().params;
  const { data, error } = useMeeting(id, "present");
  return (
    <main id="main" class="big-screen">
      {error !== null && (
        <Notice kind="warning" isLive>
          <p>{errorWords(error)}</p>
        </Notice>
      )}
      {data ? <Shown meeting={data} /> : <Waiting text={t("meeting.loading")} />}
    </main>
  );
}

function Shown({ meeting }: { meeting: WeeklyMeeting }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { items } = meeting;
  const undone = items.findIndex((item) => item.handled_at === null);
  const found = items.findIndex(({ id }) => id === chosen);
  const at = found >= 0 ? found : Math.max(0, undone);
  const step = (by: number) => setChosen(items[at + by]?.id ?? items[at]?.id ?? null);

  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      if (event.key === "ArrowRight") step(1);
      if (event.key === "ArrowLeft") step(-1);
    };
    document.addEventListener("keydown", turn);
    return () => document.removeEventListener("keydown", turn);
  });

  const item = items[at];
  const day = `${weekdayName(meeting.held_on)} ${shortDate(meeting.held_on)}`;
  return (
    <>
      <header class="heading">
        <div>
          <PageHeading title={meetingTitle(meeting)} />
          <p>
            {day} · {t("meeting.shown_for_all")}
          </p>
        </div>
        <div class="tools">
          <Button variant="secondary" disabled={at === 0} onClick={() => step(-1)}>
            {t("meeting.previous")}
          </Button>
          <Button variant="secondary" disabled={at >= items.length - 1} onClick={() => step(1)}>
            {t("meeting.next")}
          </Button>
          <Button variant="tertiary" onClick={() => setChosen(null)}>
            {t("meeting.follow")}
          </Button>
          <a class="alone" href={meetingAddress(meeting)}>
            {t("meeting.leave_screen")}
          </a>
        </div>
      </header>
      <div class="halves">
        <List items={items} at={at} onChoose={setChosen} />
        {item ? (
          <article class="sheet now" aria-label={pointName(item)} aria-live="polite">
            <PointHead item={item} isLinked={false} />
            {!item.is_hidden && <PointTexts item={item} />}
          </article>
        ) : (
          <p>{t("meeting.nothing")}</p>
        )}
      </div>
    </>
  );
}

function List(props: { items: AgendaItem[]; at: number; onChoose(id: string): void }) {
  return (
    <nav aria-label={t("meeting.agenda")}>
      <ol>
        {props.items.map((item, n) => (
          <li key={item.id}>
            {item.part !== props.items[n - 1]?.part && (
              <h2>{wordLabel("agenda_part", item.part)}</h2>
            )}
            <button
              type="button"
              aria-current={n === props.at ? "true" : undefined}
              onClick={() => props.onChoose(item.id)}
            >
              {pointName(item)}
              {item.handled_at && (
                <>
                  <Icon name="check" />
                  <span class="ds-sr-only">{t("meeting.handled")}</span>
                </>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
