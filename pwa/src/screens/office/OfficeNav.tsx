import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { listParked } from "../../api/parked.ts";
import { t } from "../../locales/t.ts";
import { countQueue, mayDecide, queueCount } from "./queueCount.ts";
import { watched } from "./session.ts";
import { usePoll } from "./usePoll.ts";

/** The number beside the queue is at most this old. */
const POLL_MS = 15_000;

/** The office's pages, with how much waits for a decision. */
export function OfficeNav() {
  const { path } = useLocation();
  const isQueue = path.startsWith("/office/queue");
  return (
    <nav aria-label={t("office.nav")}>
      <a href="/office" aria-current={isQueue ? undefined : "page"}>
        {t("review.title")}
      </a>
      {mayDecide() && (
        <a href="/office/queue" aria-current={isQueue ? "page" : undefined}>
          {t("queue.title")}
          <Count />
        </a>
      )}
    </nav>
  );
}

function Count() {
  const { data } = usePoll("count", () => watched(listParked("late")), POLL_MS);
  const counts = data?.counts;
  useEffect(() => {
    if (counts) countQueue(counts);
  }, [counts]);
  const count = queueCount.value;
  if (!count) return null;
  return (
    <span class="count">
      {count}
      <span class="ds-sr-only"> {t("queue.waiting")}</span>
    </span>
  );
}
