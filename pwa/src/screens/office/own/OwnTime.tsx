import { useState } from "preact/hooks";
import { type OwnWeek, readOwnWeek } from "../../../api/ownTime.ts";
import { Notice } from "../../../components/Notice.tsx";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { clockTime, dayAndMonth, number, weekdayName } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { PolledState } from "../PolledState.tsx";
import { WeekSteps } from "../WeekSteps.tsx";
import "../../../styles/board.css";
import "../../../styles/team.css";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { wordLabel } from "../words.ts";
import { Openings } from "./Openings.tsx";
import { OwnForm } from "./OwnForm.tsx";

const POLL_MS = 60_000;

/** What one has done oneself: logged in a form, summed for the week. */
export function OwnTime() {
  const [day, setDay] = useState<string | null>(null);
  const week = usePoll(`own/${day}`, () => watched(readOwnWeek(day)), POLL_MS);
  const [isDone, setDone] = useState(false);
  const monday = week.data?.days[0] ?? "";

  return (
    <main id="main">
      <PageHeading title={t("own.title")} />
      {isDone && (
        <Notice kind="success" isLive>
          <p>{t("own.done")}</p>
        </Notice>
      )}
      <OwnForm
        onLogged={() => {
          setDone(true);
          week.reload();
        }}
        onChange={() => setDone(false)}
      />
      <PolledState of={week} loading={t("own.fetching")} />
      {week.data && (
        <section class="stack" aria-labelledby="own-week">
          <div class="board-head">
            <h2 id="own-week" aria-live="polite">
              {t("own.week", {
                week: Number(week.data.week.slice(6)),
                from: dayAndMonth(monday),
                to: dayAndMonth(week.data.days[6] ?? ""),
              })}
            </h2>
            <div class="buttons">
              <WeekSteps monday={monday} onDay={setDay} />
            </div>
          </div>
          <Week week={week.data} />
        </section>
      )}
      <Openings />
    </main>
  );
}

function Week({ week }: { week: OwnWeek }) {
  if (!week.entries.length) {
    return (
      <div class="sheet">
        <p>{t("own.empty")}</p>
      </div>
    );
  }
  return (
    <>
      <p>
        {t("own.sum", {
          hours: number(week.total_minutes / 60, 1),
          travel: number(week.travel_minutes / 60, 1),
        })}
      </p>
      <div class="scroll">
        <table class="ds-table">
          <caption>{t("own.by_task")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("own.task")}</th>
              <th scope="col" class="number">
                {t("own.minutes")}
              </th>
            </tr>
          </thead>
          <tbody>
            {week.by_task.map(({ task_type, minutes }) => (
              <tr key={task_type}>
                <th scope="row">{wordLabel("task_type", task_type)}</th>
                <td class="number">{number(minutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="scroll">
        <table class="ds-table">
          <caption>{t("own.entries")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("own.when")}</th>
              <th scope="col">{t("own.what")}</th>
              <th scope="col">{t("own.case")}</th>
              <th scope="col" class="number">
                {t("own.minutes")}
              </th>
              <th scope="col">{t("own.state")}</th>
            </tr>
          </thead>
          <tbody>
            {week.entries.map((entry) => (
              <tr key={entry.id}>
                <td>
                  {weekdayName(entry.done_on)}{" "}
                  {t("time.clock", { time: clockTime(entry.started_at) })}
                </td>
                <td>
                  <a class="open" href={`/office/entries/${entry.id}`}>
                    {wordLabel("entry_kind", entry.kind)}
                  </a>
                  {entry.note && <div class="detail">{entry.note}</div>}
                </td>
                <td>
                  {entry.case_code ?? t("own.no_case")}
                  {entry.resident_name && <div class="detail">{entry.resident_name}</div>}
                </td>
                <td class="number">{number(entry.duration_minutes)}</td>
                <td>
                  {wordLabel("entry_state", entry.state)}
                  {entry.state === "returned" && entry.return_comment && (
                    <div class="detail">{entry.return_comment}</div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
