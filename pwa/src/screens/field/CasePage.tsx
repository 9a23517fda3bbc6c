import { useState } from "preact/hooks";
import { useRoute } from "preact-iso";
import { planVisit } from "../../actions/plans.ts";
import { runningVisit } from "../../actions/visit.ts";
import { Fact } from "../../components/Fact.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Section } from "../../components/Section.tsx";
import { localDate, shortDate, weekdayName } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import type { Case } from "../../store/rows.ts";
import { row } from "../../store/view.ts";
import { label } from "../../store/words.ts";
import { CallsOffered } from "./CallsOffered.tsx";
import { CaseConsents } from "./CaseConsents.tsx";
import { CaseContacts } from "./CaseContacts.tsx";
import { CaseGoal } from "./CaseGoal.tsx";
import { CaseNotes } from "./CaseNotes.tsx";
import { agreementsOf, lastEntriesOf, plansOf } from "./caseWords.ts";
import { EntryRow } from "./EntryRow.tsx";
import { PlanForm } from "./PlanForm.tsx";
import { PlanRow } from "./PlanRow.tsx";
import { placeWords } from "./placeWords.ts";
import { Reminders } from "./Reminders.tsx";
import { SafetyTags } from "./SafetyTags.tsx";
import { Tabs } from "./Tabs.tsx";
import { Tasks } from "./Tasks.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** So many days before a date the page warns of it. */
const SOON_DAYS = 14;

/** A case in one hand, from what lies on the phone: what one must know before the door comes first. */
export function CasePage() {
  const { id = "" } = useRoute().params;
  const one = row("case", id);
  const place = placeWords(id, null);
  const isRunning = runningVisit.value !== null;
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <p class="small">
            <span>{place.caseCode}</span>
            <span>{place.address}</span>
          </p>
          <PageHeading title={t("case.title")}>{one && place.name}</PageHeading>
          {place.safety.length > 0 && (
            <p class="tags">
              <SafetyTags notes={place.safety} isFull />
            </p>
          )}
        </header>
        <main class="page">
          {isRunning && (
            <a class="ds-button wide" data-variant="primary" href="/visit">
              <Icon name="back" />
              {t("case.to_visit")}
            </a>
          )}
          <CallsOffered />
          {one ? <Facts one={one} /> : <p>{t("case.not_here")}</p>}
        </main>
      </div>
      <Tabs path="/" />
    </div>
  );
}

function Facts({ one }: { one: Case }) {
  return (
    <>
      <Deadlines one={one} />
      <Tasks caseId={one.id} />
      <CaseGoal one={one} />
      {one.plan && (
        <Section id="our-plan" title={t("case.our_plan")}>
          <p class="note">{one.plan}</p>
        </Section>
      )}
      <Plan caseId={one.id} />
      <CaseConsents one={one} />
      <LastEntries caseId={one.id} />
      <CaseContacts one={one} />
      <Section id="reminders" title={t("reminder.title")}>
        <Reminders at={{ caseId: one.id, placeId: null }} />
      </Section>
      <CaseNotes key={one.id} caseId={one.id} />
    </>
  );
}

function Deadlines({ one }: { one: Case }) {
  const { eviction_stage: stage, eviction_deadline_on: deadline, planned_end_on: end } = one;
  const left = deadline ? daysUntil(deadline) : null;
  const [agreed] = agreementsOf(one.id);
  return (
    <Section id="deadlines" title={t("case.deadlines")}>
      {deadline && left !== null && (
        <Notice kind={left <= SOON_DAYS ? "danger" : "warning"}>
          <h3>
            {t("case.eviction", { date: shortDate(deadline), weekday: weekdayName(deadline) })}
          </h3>
          <p>
            {left < 0 ? t("case.days_over", { days: -left }) : t("case.days_left", { days: left })}
          </p>
        </Notice>
      )}
      <dl class="facts">
        {stage && stage !== "none" && (
          <Fact name={t("case.eviction_stage")}>{label("eviction_stage", stage)}</Fact>
        )}
        {agreed?.next_on && agreed.next_on >= localDate() && (
          <Fact name={t("case.agreed_next")}>{shortDate(agreed.next_on)}</Fact>
        )}
        {one.review_on && <Fact name={t("case.review")}>{shortDate(one.review_on)}</Fact>}
        <Fact name={t("case.planned_end")}>{end ? shortDate(end) : t("case.no_end")}</Fact>
      </dl>
    </Section>
  );
}

/** Whole days from today, by the calendar. */
function daysUntil(date: string): number {
  return Math.round((Date.parse(date) - Date.parse(localDate())) / 86_400_000);
}

function Plan({ caseId }: { caseId: string }) {
  const plans = plansOf(caseId);
  return (
    <Section id="plan" title={t("case.plan")}>
      {plans.length === 0 && <p class="subtle">{t("case.plan_none")}</p>}
      {plans.map((plan) => (
        <PlanRow key={plan.id} plan={plan} />
      ))}
      <NewPlan caseId={caseId} />
    </Section>
  );
}

function NewPlan({ caseId }: { caseId: string }) {
  const { save, failure } = useSaving();
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("plan.new")}</summary>
      <FailureNotice failure={failure} />
      <PlanForm
        verb={t("plan.save")}
        onPlan={(time) =>
          save(async () => {
            await planVisit({ caseId, placeId: null }, time);
            setOpen(false);
          })
        }
      />
    </details>
  );
}

function LastEntries({ caseId }: { caseId: string }) {
  const entries = lastEntriesOf(caseId);
  return (
    <Section id="last" title={t("case.last")}>
      {entries.length === 0 && <p class="subtle">{t("case.last_none")}</p>}
      {entries.map((entry) => (
        <EntryRow key={entry.id} entry={entry} day={shortDate(entry.done_on)}>
          {entry.note && <p class="note">{entry.note}</p>}
        </EntryRow>
      ))}
    </Section>
  );
}
