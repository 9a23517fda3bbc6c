import { useLocation } from "preact-iso";
import { runningVisit, visitDrafts } from "../../actions/visit.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { useNow } from "../../components/useNow.ts";
import { clockTime, dayAndMonth, localDate, localTime, weekdayName } from "../../domain/format.ts";
import { isoWeek } from "../../domain/week.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import type { Case, PlannedVisit } from "../../store/rows.ts";
import { syncStatus } from "../../sync/status.ts";
import { AttentionLink } from "./AttentionLink.tsx";
import { EntryRow } from "./EntryRow.tsx";
import { HalfTyped } from "./HalfTyped.tsx";
import { laterPart } from "./later.tsx";
import { elapsedWords, minuteWords } from "./minutes.ts";
import { PhoneNotices } from "./PhoneNotices.tsx";
import { PlanNotice } from "./PlanNotice.tsx";
import { draftPlace, placeWords } from "./placeWords.ts";
import { PackingList } from "./Reminders.tsx";
import { SafetyNotices } from "./SafetyNotices.tsx";
import { SavedLine } from "./SavedLine.tsx";
import { StartRow } from "./StartRow.tsx";
import { SyncLine } from "./SyncLine.tsx";
import { Tabs } from "./Tabs.tsx";
import { todayRows } from "./todayRows.ts";
import { UpdateOffer } from "./UpdateOffer.tsx";
import { FailureNotice } from "./useSaving.tsx";
import { useStart } from "./useStart.tsx";

const CallsOffered = laterPart("CallsOffered");
const AfterSave = laterPart("AfterSave");
const ReturnedToday = laterPart("ReturnedToday");
const PresenceAsked = laterPart("PresenceAsked");
const Tasks = laterPart("Tasks");

/** So many places stand here; the rest are found under *Start besøk*. */
const FIRST_PLACES = 5;

/** S0, today: what is planned, what is under way, what is logged and where it is. */
export function Today() {
  const { route } = useLocation();
  const date = localDate(useNow(30_000));
  const { start, failure, question } = useStart();
  const running = runningVisit.value;
  const me = deviceUser.value;
  const day = todayRows(date, me?.id ?? "", running?.plannedVisitId ?? null);

  const startPlanned = (visit: PlannedVisit) => () =>
    start({
      plannedVisitId: visit.id,
      caseId: visit.case_id ?? undefined,
      placeId: visit.place_id ?? undefined,
    });
  const startCase = (one: Case) => start({ caseId: one.id, placeId: one.place_id ?? undefined });

  if (question) return question;
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top">
          <p class="small">
            <span>{t("app.name")}</span>
            <span>{me?.name}</span>
          </p>
          <PageHeading title={t("nav.today")} class="weekday">
            {weekdayName(date)}
          </PageHeading>
          <p class="lead">
            {t("today.date", { date: dayAndMonth(date), week: isoWeek(date).week })}
          </p>
          <dl class="sums push">
            <Sum name={t("today.sum_planned")} value={day.planned.length} />
            <Sum name={t("today.sum_logged")} value={day.entries.length} />
            <Sum name={t("today.sum_minutes")} value={day.minutes} />
          </dl>
          {day.travelMinutes + day.km > 0 && (
            <p class="lead">
              {t("travel.told", { length: minuteWords(day.travelMinutes), km: day.km })}
            </p>
          )}
          <SyncLine />
        </header>
        <main class="page">
          <SafetyNotices />
          <PhoneNotices />
          <PlanNotice />
          <SavedLine />
          <CallsOffered />
          <AfterSave />
          <ReturnedToday />
          <PresenceAsked />
          <AttentionLink isBesideSaved />
          <UpdateOffer isBusy={running !== null} />
          <FailureNotice failure={failure} />
          {syncStatus.value.reach === "signed_out" && (
            <Notice kind="warning">
              <p>{t("today.signed_out")}</p>
              <p>
                <a class="ds-button" data-variant="secondary" href="/more#sign-in">
                  {t("today.sign_in")}
                </a>
              </p>
            </Notice>
          )}
          {running && <RunningCard onOpen={() => route("/visit")} />}
          <PackingList visits={day.planned} date={date} />
          <Tasks />
          <HalfLogged />
          <HalfTyped />
          <section class="section" aria-labelledby="planned">
            <h2 id="planned">{t("today.planned")}</h2>
            {day.planned.length === 0 && <p class="subtle">{plannedEmpty(day.hadPlans)}</p>}
            {day.planned.map((visit) => (
              <StartRow
                key={visit.id}
                time={visit.starts_at_local ? localTime(visit.starts_at_local) : null}
                place={placeWords(visit.case_id, visit.place_id)}
                onStart={startPlanned(visit)}
              />
            ))}
          </section>
          <a class="ds-button wide" data-variant="secondary" href="/inquiry">
            {t("inquiry.register")}
          </a>
          {day.entries.length > 0 && (
            <section class="section" aria-labelledby="logged">
              <h2 id="logged">{t("today.logged")}</h2>
              {day.entries.map((entry) => (
                <EntryRow key={entry.id} entry={entry} />
              ))}
            </section>
          )}
          <UsualPlaces cases={day.usual} onStart={startCase} />
        </main>
      </div>
      <nav class="dock pair" aria-label={t("today.begin")}>
        <a class="ds-button main-button" data-variant="primary" href="/start">
          {t("today.start_visit")}
        </a>
        <a class="ds-button main-button" data-variant="secondary" href="/afterwards">
          {t("after.title")}
        </a>
      </nav>
      <Tabs path="/" />
    </div>
  );
}

function plannedEmpty(hadPlans: boolean): string {
  if (!syncStatus.value.lastUpdatedAt) return t("today.not_fetched");
  return hadPlans ? t("today.planned_done") : t("today.planned_empty");
}

function RunningCard({ onOpen }: { onOpen(): void }) {
  const now = useNow(1000);
  const visit = runningVisit.value;
  if (!visit) return null;
  const place = placeWords(visit.caseId, visit.placeId, visit.newAddress);
  return (
    <section class="section running" aria-labelledby="running">
      <h2 id="running">{t("today.running")}</h2>
      <p>
        <strong>{place.name}</strong>
        {" · "}
        {t("visit.since", { time: clockTime(visit.startedAt) })}
        {" · "}
        {elapsedWords(visit.startedAt, visit.endedAt ?? now)}
      </p>
      <Button class="wide" onClick={onOpen}>
        {visit.step === "split" ? t("today.go_on_split") : t("today.go_on")}
      </Button>
    </section>
  );
}

function UsualPlaces(props: { cases: Case[]; onStart(one: Case): unknown }) {
  const { cases, onStart } = props;
  if (cases.length === 0) return null;
  return (
    <section class="section" aria-labelledby="usual">
      <h2 id="usual">{t("today.usual")}</h2>
      {cases.slice(0, FIRST_PLACES).map((one) => (
        <StartRow
          key={one.id}
          time={null}
          place={placeWords(one.id, one.place_id)}
          onStart={() => onStart(one)}
        />
      ))}
    </section>
  );
}

/** What was begun afterwards and not saved, by the name of its place. */
function HalfLogged() {
  const half = visitDrafts.value.filter((visit) => visit !== runningVisit.value && !visit.call);
  if (half.length === 0) return null;
  return (
    <section class="section" aria-labelledby="half">
      <h2 id="half">{t("today.half")}</h2>
      {half.map((visit) => (
        <a
          key={visit.entryId}
          class="ds-button wide"
          data-variant="secondary"
          href={`/${visit.step === "afterwards" ? "afterwards" : "visit"}/${visit.entryId}`}
        >
          {t("today.half_at", {
            name: draftPlace(visit).name,
          })}
        </a>
      ))}
    </section>
  );
}

function Sum({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
