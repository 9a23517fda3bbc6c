import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { listParked, type ParkedCounts, type ParkedOutcome } from "../../api/parked.ts";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { t } from "../../locales/t.ts";
import { PolledPages } from "./PolledPages.tsx";
import { QueueTable } from "./QueueTable.tsx";
import { countQueue } from "./queueCount.ts";
import { watched } from "./session.ts";
import { usePoll } from "./usePoll.ts";

/** What a phone sends shows at most this long after the server has it. */
const POLL_MS = 3000;

const OUTCOMES: ParkedOutcome[] = ["late", "conflict", "held", "rejected", "quarantined"];

/** What phones have sent that somebody must decide about, the oldest first. */
export function Queue() {
  const { query, route } = useLocation();
  const outcome = OUTCOMES.find((each) => each === query.outcome) ?? "late";
  const page = Math.max(1, Number(query.page) || 1);
  const list = usePoll(`${outcome}/${page}`, () => watched(listParked(outcome, page)), POLL_MS);
  const data = list.data;
  const counts = data?.counts;
  useEffect(() => {
    if (counts) countQueue(counts);
  }, [counts]);

  const go = (to: number) => route(`/office/queue?outcome=${outcome}&page=${to}`);
  return (
    <main id="main">
      <div class="heading">
        <div>
          <PageHeading title={t("queue.title")} />
          <p class="subtle" role="status">
            {data ? t(`queue.count_${outcome}`, { count: data.total }) : t("review.counting")}
          </p>
        </div>
      </div>
      <Kinds chosen={outcome} counts={counts ?? null} />
      <p class="subtle">{t(`queue.${outcome}_what`)}</p>
      {query.done && (
        <Notice kind="success" isLive>
          <p>{t("queue.done", { name: query.done })}</p>
        </Notice>
      )}
      <PolledPages list={list} page={page} loading={t("queue.loading")} onPage={go}>
        {({ operations }) =>
          operations.length === 0 ? (
            <div class="sheet stack">
              <h2>{t("queue.empty")}</h2>
              <p>{t(`queue.empty_${outcome}`)}</p>
            </div>
          ) : (
            <>
              <QueueTable operations={operations} caption={t(`queue.tab_${outcome}`)} />
              <p class="detail">{t("queue.keys")}</p>
            </>
          )
        }
      </PolledPages>
    </main>
  );
}

function Kinds(props: { chosen: ParkedOutcome; counts: ParkedCounts | null }) {
  return (
    <nav class="kinds" aria-label={t("queue.kinds")}>
      {OUTCOMES.map((each) => (
        <a
          key={each}
          href={`/office/queue?outcome=${each}`}
          aria-current={props.chosen === each ? "page" : undefined}
        >
          {t(`queue.tab_${each}`)}
          {props.counts && <span class="count">{props.counts[each]}</span>}
        </a>
      ))}
    </nav>
  );
}
