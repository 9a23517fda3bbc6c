import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { listParked } from "../../api/parked.ts";
import { t } from "../../locales/t.ts";
import { ownPages, type Page, pageAt } from "./pages.ts";
import { countQueue, queueCount } from "./queueCount.ts";
import { watched } from "./session.ts";
import { useFindKey } from "./useFindKey.ts";
import { usePoll } from "./usePoll.ts";

/** The number beside the queue is at most this old. */
const POLL_MS = 15_000;

/** The office's pages: those where the day's work is done, with how much waits, and the others. */
export function OfficeNav() {
  const { path } = useLocation();
  const pages = ownPages();
  const here = pageAt(path);
  useFindKey(pages.some(({ key }) => key === "find"));
  return (
    <>
      <Row name="work" pages={pages.filter(({ isWork }) => isWork)} here={here} />
      <Row name="more" pages={pages.filter(({ isWork }) => !isWork)} here={here} />
    </>
  );
}

function Row({ name, pages, here }: { name: "work" | "more"; pages: Page[]; here: string }) {
  return (
    <nav class={name} aria-label={t(name === "work" ? "office.nav" : "office.nav_more")}>
      {pages.map(({ key, href }) => (
        <a key={key} href={href} aria-current={key === here ? "page" : undefined}>
          {t(`office.page_${key}`)}
          {key === "queue" && <Count />}
        </a>
      ))}
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
