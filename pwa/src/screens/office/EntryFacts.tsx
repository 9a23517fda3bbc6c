import type { ComponentChildren } from "preact";
import type { OfficeEntry } from "../../api/office.ts";
import { Fact } from "../../components/Fact.tsx";
import { Icon } from "../../components/Icon.tsx";
import { clockTime, number, shortDate, weekdayName } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { Flags } from "./Flags.tsx";
import { whenWords } from "./whenWords.ts";
import { wordLabel } from "./words.ts";

/** Everything that an entry says, grouped as one reads it; `children` stand after what was done. */
export function EntryFacts(props: { entry: OfficeEntry; children: ComponentChildren }) {
  const { entry } = props;
  return (
    <>
      {(entry.review_flags.length > 0 || entry.was_offline) && (
        <div class="tags">
          <Flags flags={entry.review_flags} />
          {entry.was_offline && (
            <span class="ds-tag" data-color="neutral">
              <Icon name="cloudOff" />
              {t("entry.was_offline")}
            </span>
          )}
        </div>
      )}
      <section class="sheet stack" aria-labelledby="what">
        <h2 id="what">{t("entry.what")}</h2>
        <dl class="facts">
          <Fact
            name={t("entry.date")}
          >{`${weekdayName(entry.done_on)} ${shortDate(entry.done_on)}`}</Fact>
          <Fact name={t("entry.time")}>
            {t("time.from_to", {
              from: clockTime(entry.started_at),
              to: clockTime(entry.ended_at),
            })}
          </Fact>
          <Fact name={t("entry.duration")}>
            {t("time.minutes", { minutes: entry.duration_minutes })}
          </Fact>
          <Fact name={t("entry.kind")}>{wordLabel("entry_kind", entry.kind)}</Fact>
          <Fact name={t("entry.outcome")}>
            {entry.outcome ? wordLabel("visit_outcome", entry.outcome) : t("entry.not_given")}
          </Fact>
          <Fact name={t("entry.case")}>
            {entry.case
              ? t("entry.case_and_name", { code: entry.case.code, name: entry.case.resident_name })
              : t("entry.short_job")}
          </Fact>
          <Fact name={t("entry.place")}>{placeWords(entry)}</Fact>
          <Fact name={t("entry.author")}>
            {t("entry.person", { name: entry.author.name, code: entry.author.code })}
          </Fact>
          <Fact name={t("entry.colleagues")}>
            {entry.colleagues.length
              ? entry.colleagues.map(colleagueWords).join(", ")
              : t("entry.none")}
          </Fact>
          <Fact name={t("entry.travel")}>
            {t("entry.travel_and_km", {
              minutes: entry.travel_minutes ?? 0,
              km: number(entry.km ?? 0),
            })}
          </Fact>
        </dl>
        <Lines entry={entry} />
        <div>
          <h3 class="detail">{t("entry.note")}</h3>
          <p class="note">{entry.note || t("entry.none")}</p>
        </div>
      </section>
      {props.children}
      <section class="sheet stack" aria-labelledby="trail">
        <h2 id="trail">{t("entry.trail")}</h2>
        <dl class="facts">
          <Fact name={t("entry.receipt")}>
            {entry.received_number ? String(entry.received_number) : t("entry.none")}
          </Fact>
          <Fact name={t("entry.received")}>
            {entry.received_at ? whenWords(entry.received_at) : t("entry.none")}
          </Fact>
          {entry.review_flags.includes("clock_doubt") && entry.clock_offset_minutes !== null && (
            <Fact name={t("entry.clock")}>{clockWords(entry.clock_offset_minutes)}</Fact>
          )}
          <Fact name={t("entry.version")}>{String(entry.version)}</Fact>
          <Fact name={t("entry.approved")}>
            {entry.approved_at
              ? t("entry.approved_by", {
                  when: whenWords(entry.approved_at),
                  name: approverName(entry),
                })
              : t("entry.not_yet")}
          </Fact>
        </dl>
      </section>
    </>
  );
}

function Lines({ entry }: { entry: OfficeEntry }) {
  if (!entry.lines.length) return <p class="subtle">{t("entry.no_lines")}</p>;
  return (
    <div class="scroll plain">
      <table class="ds-table lines">
        <caption class="ds-sr-only">{t("entry.lines")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("entry.task")}</th>
            <th scope="col" class="number">
              {t("entry.minutes")}
            </th>
            <th scope="col" class="number">
              {t("entry.sacks")}
            </th>
            <th scope="col" class="number">
              {t("entry.kg")}
            </th>
            <th scope="col" class="number">
              {t("entry.trips")}
            </th>
          </tr>
        </thead>
        <tbody>
          {entry.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {wordLabel("task_type", line.task_type)}{" "}
                {line.is_hazardous && (
                  <span class="ds-tag" data-color="warning">
                    <Icon name="warning" />
                    {t("entry.hazardous")}
                  </span>
                )}
              </th>
              <td class="number">{line.duration_minutes}</td>
              <td class="number">{line.sacks || t("entry.nothing")}</td>
              <td class="number">{line.kg ? number(line.kg) : t("entry.nothing")}</td>
              <td class="number">{line.trips || t("entry.nothing")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The people's names; what the import or a job approved has no person behind it. */
function approverName({ approved_by: approver }: OfficeEntry): string {
  return approver && !approver.code.startsWith("SYS-") ? approver.name : t("entry.the_system");
}

/** A colleague by name, and what they have answered. */
function colleagueWords({ name, ...answer }: OfficeEntry["colleagues"][number]): string {
  if (answer.declined_at) return t("entry.colleague_declined", { name });
  return t(answer.confirmed_at ? "entry.colleague_confirmed" : "entry.colleague_waits", { name });
}

/** How wrong the phone's clock was. What was entered stands as it is. */
function clockWords(minutes: number): string {
  return t(minutes > 0 ? "entry.clock_ahead" : "entry.clock_behind", {
    minutes: Math.abs(minutes),
  });
}

function placeWords(entry: OfficeEntry): string {
  if (!entry.place) return t("entry.not_given");
  return entry.place.address ?? t("place.hidden");
}
