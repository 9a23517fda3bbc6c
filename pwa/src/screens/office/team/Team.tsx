import { useState } from "preact/hooks";
import { readTeamHours, type TeamWeek } from "../../../api/team.ts";
import { Button } from "../../../components/Button.tsx";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { number } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { PolledState } from "../PolledState.tsx";
import "../../../styles/team.css";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { wordLabel } from "../words.ts";
import { seriesOf } from "./series.ts";
import { WeekChart } from "./WeekChart.tsx";
import { WeekTable } from "./WeekTable.tsx";

const POLL_MS = 60_000;
const SPANS = [4, 8, 13, 26] as const;

/** What the team has done, week by week: by task and by how visits went. Nobody is named or ranked. */
export function Team() {
  const [span, setSpan] = useState<number>(8);
  const weeks = usePoll(`team/${span}`, () => watched(readTeamHours(span)), POLL_MS);
  return (
    <main id="main">
      <PageHeading title={t("team.title")} />
      <p class="subtle">{t("team.lead")}</p>
      <fieldset class="filter plain">
        <legend class="ds-sr-only">{t("team.span")}</legend>
        {SPANS.map((each) => (
          <Button
            key={each}
            variant="secondary"
            aria-pressed={span === each}
            onClick={() => setSpan(each)}
          >
            {t("team.weeks", { weeks: each })}
          </Button>
        ))}
      </fieldset>
      <PolledState of={weeks} loading={t("team.fetching")} />
      {weeks.data && <Weeks weeks={weeks.data} />}
    </main>
  );
}

function Weeks({ weeks }: { weeks: TeamWeek[] }) {
  const names = weeks.map(({ week }) => t("team.week", { week: Number(week.slice(6)) }));
  const hours = seriesOf(
    weeks.map(({ by_group, travel_minutes }) => ({
      ...by_group,
      ...(travel_minutes && { travel: travel_minutes }),
    })),
  );
  const visits = seriesOf(weeks.map(({ visits_by_outcome }) => visits_by_outcome));
  if (!hours.length) {
    return (
      <div class="sheet stack">
        <h2>{t("team.empty")}</h2>
        <p>{t("team.empty_why")}</p>
      </div>
    );
  }
  return (
    <>
      <section class="sheet stack" aria-labelledby="team-hours">
        <h2 id="team-hours">{t("team.hours")}</h2>
        <WeekChart label={t("team.hours_chart")} weeks={names} series={hours} />
        <WeekTable
          caption={t("team.hours_table")}
          kind={t("team.task")}
          weeks={names}
          series={hours}
          name={(key) => (key === "travel" ? t("team.travel") : wordLabel("task_group", key))}
          say={(minutes) => number(minutes / 60, 1)}
        />
      </section>
      {visits.length > 0 && (
        <section class="sheet stack" aria-labelledby="team-visits">
          <h2 id="team-visits">{t("team.visits")}</h2>
          <WeekChart label={t("team.visits_chart")} weeks={names} series={visits} />
          <WeekTable
            caption={t("team.visits_table")}
            kind={t("team.outcome")}
            weeks={names}
            series={visits}
            name={(key) => wordLabel("visit_outcome", key)}
          />
        </section>
      )}
    </>
  );
}
