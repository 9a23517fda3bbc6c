import { useLocation } from "preact-iso";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { t } from "../../../locales/t.ts";
import "../../../styles/meetings.css";
import { CalendarFeed } from "./CalendarFeed.tsx";
import { MeetingDays } from "./MeetingDays.tsx";
import { SeriesList } from "./SeriesList.tsx";
import { Touchpoints } from "./Touchpoints.tsx";

const VIEWS = ["coming", "past", "series", "touchpoints", "calendar"] as const;
type View = (typeof VIEWS)[number];

/** Meetings: those to come and gone by, the series that give them, contact with partners. */
export function Meetings() {
  const { query } = useLocation();
  const view: View = VIEWS.find((each) => each === query.view) ?? "coming";
  const page = Math.max(1, Number(query.page) || 1);
  return (
    <main id="main">
      <PageHeading title={t("meetings.title")} />
      <nav class="views" aria-label={t("meetings.views")}>
        {VIEWS.map((each) => (
          <a key={each} href={addressOf(each)} aria-current={each === view ? "page" : undefined}>
            {t(`meetings.view_${each}`)}
          </a>
        ))}
      </nav>
      {(view === "coming" || view === "past") && <MeetingDays key={view} when={view} page={page} />}
      {view === "series" && <SeriesList />}
      {view === "touchpoints" && <Touchpoints page={page} />}
      {view === "calendar" && <CalendarFeed />}
    </main>
  );
}

/** Where a view, and a page of it, is found. */
export function addressOf(view: View, page = 1): string {
  const words = new URLSearchParams();
  if (view !== "coming") words.set("view", view);
  if (page > 1) words.set("page", String(page));
  return words.size ? `/office/meetings?${words}` : "/office/meetings";
}
