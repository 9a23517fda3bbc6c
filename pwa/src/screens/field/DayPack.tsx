import { Fact } from "../../components/Fact.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Section } from "../../components/Section.tsx";
import { clockTime, localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { clockReading } from "../../store/clock.ts";
import { packDays } from "../../store/colleagues.ts";
import { closedSince, leaseEnds } from "../../store/lease.ts";
import type { Case, Entity } from "../../store/rows.ts";
import { rows } from "../../store/view.ts";
import { syncStatus } from "../../sync/status.ts";
import { ClockNotice } from "./ClockNotice.tsx";
import { whyHeld } from "./dayPack.ts";
import { minuteWords } from "./minutes.ts";
import { placeWords } from "./placeWords.ts";
import { SyncLine } from "./SyncLine.tsx";
import { Tabs } from "./Tabs.tsx";

/** What is counted, in the order in which it is shown. */
export const COUNTED: Entity[] = [
  "case",
  "planned_visit",
  "log_entry",
  "case_contact",
  "consent",
  "safety_note",
  "agreement",
  "reminder",
  "task",
  "decision_request",
  "agenda_mark",
  "inquiry",
  "incident",
];

/** What this phone holds, why it holds each case, and until when: the day pack. */
export function DayPack() {
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("pack.title")} />
          <p class="lead">{t("pack.lead")}</p>
          <SyncLine />
        </header>
        <main class="page">
          <ClockNotice />
          <Lease />
          <Section id="counts" title={t("pack.counts")}>
            <dl class="facts">
              {COUNTED.map((entity) => (
                <Fact key={entity} name={t(`pack.count_${entity}`)}>
                  {rows(entity).length}
                </Fact>
              ))}
              <Fact name={t("more.holds_unsent")}>{syncStatus.value.unsent}</Fact>
              <Fact name={t("more.holds_photos")}>{syncStatus.value.unsentPhotos}</Fact>
            </dl>
          </Section>
          {!closedSince.value && <Cases />}
          <Clock />
        </main>
      </div>
      <Tabs path="/more" />
    </div>
  );
}

/** Until when the rows about people are shown without contact, or that they are closed now. */
function Lease() {
  const updated = syncStatus.value.lastUpdatedAt;
  if (closedSince.value) {
    return (
      <Notice kind="warning">
        <p>
          <strong>{t("pack.closed", { when: whenWords(closedSince.value) })}</strong>
        </p>
        <p>{t("lease.what")}</p>
        <p>
          <a href="/more">{t("pack.to_more")}</a>
        </p>
      </Notice>
    );
  }
  if (!updated) return <p>{t("today.not_fetched")}</p>;
  return (
    <Section id="until" title={t("pack.until")}>
      <p class="state">
        <Icon name="clock" />
        {t("pack.until_when", { when: whenWords(leaseEnds(updated)) })}
      </p>
      <p class="subtle">{t("pack.until_why")}</p>
    </Section>
  );
}

function Cases() {
  const me = deviceUser.value?.id ?? "";
  const today = localDate();
  const data = {
    assignment: rows("assignment"),
    planned_visit: rows("planned_visit"),
    planned_worker: rows("planned_worker"),
    log_entry: rows("log_entry"),
  };
  const held = [...rows("case")].sort((a, b) => (a.code < b.code ? -1 : 1));
  return (
    <Section id="held" title={t("pack.cases")}>
      <p class="subtle">{t("more.holds_why", { days: packDays() })}</p>
      {held.length === 0 && <p>{t("pack.no_cases")}</p>}
      {held.map((one) => (
        <CaseLine
          key={one.id}
          one={one}
          words={whyWords(one, whyHeld(one.id, data, me, today, packDays()))}
        />
      ))}
    </Section>
  );
}

function CaseLine({ one, words }: { one: Case; words: string[] }) {
  return (
    <article class="row">
      <div class="words">
        <h3 class="name">
          <a href={`/cases/${one.id}`}>{placeWords(one.id, null).name}</a>
        </h3>
        {words.map((line) => (
          <p key={line} class="detail">
            {line}
          </p>
        ))}
      </div>
    </article>
  );
}

function whyWords(one: Case, why: ReturnType<typeof whyHeld>): string[] {
  const reasons = [
    why.isAssigned && t("pack.assigned"),
    why.plannedOn && t("pack.planned", { date: shortDate(why.plannedOn) }),
    why.touchedOn && t("pack.touched", { date: shortDate(why.touchedOn) }),
  ].filter((words) => typeof words === "string");
  const until = why.until
    ? t("pack.until_date", { date: shortDate(why.until) })
    : why.isAssigned && t("pack.until_assigned");
  return [[one.code, ...reasons].join(" · "), ...(until ? [until] : [])];
}

/** What the two clocks showed when they were last compared. */
function Clock() {
  const reading = clockReading.value;
  if (!reading) return null;
  const seconds = Math.round(reading.offsetMs / 1000);
  return (
    <Section id="clock" title={t("clock.title")}>
      <dl class="facts">
        <Fact name={t("clock.device")}>{whenWords(reading.deviceAt)}</Fact>
        <Fact name={t("clock.server")}>{whenWords(reading.serverAt)}</Fact>
        <Fact name={t("clock.offset")}>
          {Math.abs(seconds) < 60
            ? t("clock.right")
            : t(seconds > 0 ? "clock.minutes_ahead" : "clock.minutes_behind", {
                length: minuteWords(Math.round(Math.abs(seconds) / 60)),
              })}
        </Fact>
      </dl>
    </Section>
  );
}

function whenWords(instant: string): string {
  return t("time.date_and_clock", {
    date: shortDate(localDate(instant)),
    time: clockTime(instant),
  });
}
