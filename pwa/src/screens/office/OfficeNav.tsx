import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { listParked } from "../../api/parked.ts";
import { t } from "../../locales/t.ts";
import { mayReadInquiries } from "./CriticalInquiries.tsx";
import { countQueue, mayDecide, queueCount } from "./queueCount.ts";
import { session, watched } from "./session.ts";
import { useFindKey } from "./useFindKey.ts";
import { usePoll } from "./usePoll.ts";

/** The number beside the queue is at most this old. */
const POLL_MS = 15_000;

const WRITERS = ["housing_coordinator", "admin"];
const READERS = ["housing_coordinator", "nav_housing_contact", "unit_manager"];
const KEEPERS = ["housing_coordinator", "unit_manager", "admin"];

/** Whether this person sees and stops phones. The server decides; this only spares a dead link. */
function mayKeepDevices(): boolean {
  return session.value?.user.roles.some((role) => KEEPERS.includes(role)) ?? false;
}

/** Whether this person searches: admins see no case content. */
function mayFind(): boolean {
  return session.value?.user.roles.some((role) => READERS.includes(role)) ?? false;
}

/** Whether this person changes the public page. */
function mayEditAbout(): boolean {
  return session.value?.user.roles.some((role) => WRITERS.includes(role)) ?? false;
}

/** The office's pages, with how much waits for a decision. */
export function OfficeNav() {
  const { path } = useLocation();
  const isQueue = path.startsWith("/office/queue");
  const isInquiries = path === "/office/inquiries";
  const isDevices = path === "/office/devices";
  const isCases = path.startsWith("/office/cases");
  const isFind = path === "/office/find";
  useFindKey(mayFind());
  const isAbout = path === "/office/about";
  const isElsewhere = isQueue || isInquiries || isDevices || isAbout || isFind || isCases;
  return (
    <nav aria-label={t("office.nav")}>
      <a href="/office" aria-current={isElsewhere ? undefined : "page"}>
        {t("review.title")}
      </a>
      {mayReadInquiries() && (
        <a href="/office/inquiries" aria-current={isInquiries ? "page" : undefined}>
          {t("inquiries.title")}
        </a>
      )}
      {mayFind() && (
        <a href="/office/cases" aria-current={isCases ? "page" : undefined}>
          {t("cases.title")}
        </a>
      )}
      {mayFind() && (
        <a href="/office/find" aria-current={isFind ? "page" : undefined}>
          {t("find.title")}
        </a>
      )}
      {mayDecide() && (
        <a href="/office/queue" aria-current={isQueue ? "page" : undefined}>
          {t("queue.title")}
          <Count />
        </a>
      )}
      {mayKeepDevices() && (
        <a href="/office/devices" aria-current={isDevices ? "page" : undefined}>
          {t("devices.title")}
        </a>
      )}
      {mayEditAbout() && (
        <a href="/office/about" aria-current={isAbout ? "page" : undefined}>
          {t("about.nav")}
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
