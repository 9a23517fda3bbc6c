import { useState } from "preact/hooks";
import { planVisit } from "../../actions/plans.ts";
import type { Whereabouts } from "../../actions/visit.ts";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Section } from "../../components/Section.tsx";
import { localDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { rows } from "../../store/view.ts";
import { PickPlace } from "./PickPlace.tsx";
import { PlanForm } from "./PlanForm.tsx";
import { PlanRow } from "./PlanRow.tsx";
import { placeWords } from "./placeWords.ts";
import { Tabs } from "./Tabs.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** What is planned for me from today on, and the way to plan more. */
export function Plans() {
  const today = localDate();
  const me = deviceUser.value?.id;
  const mine = new Set(
    rows("planned_worker")
      .filter((one) => one.user_id === me)
      .map((one) => one.planned_visit_id),
  );
  const key = (on: string, at: string | null) => `${on} ${at ?? ""}`;
  const plans = rows("planned_visit")
    .filter((one) => mine.has(one.id) && one.planned_on >= today)
    .sort((a, b) =>
      key(a.planned_on, a.starts_at_local) < key(b.planned_on, b.starts_at_local) ? -1 : 1,
    );
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("plan.title")} />
          <p class="lead">{t("plan.count", { count: plans.length })}</p>
        </header>
        <main class="page">
          <Section id="plans" title={t("plan.ahead")}>
            {plans.length === 0 && <p class="subtle">{t("plan.none")}</p>}
            {plans.map((plan) => (
              <PlanRow
                key={plan.id}
                plan={plan}
                name={placeWords(plan.case_id, plan.place_id).name}
              />
            ))}
          </Section>
        </main>
      </div>
      <nav class="dock" aria-label={t("plan.new")}>
        <a class="ds-button main-button" data-variant="primary" href="/plans/new">
          {t("plan.new")}
        </a>
      </nav>
      <Tabs path="/plans" />
    </div>
  );
}

/** A new plan: where, then when. */
export function NewPlan() {
  const [at, setAt] = useState<Whereabouts | null>(null);
  const [isSaved, setSaved] = useState(false);
  const { save, failure } = useSaving();
  if (isSaved) return <Plans />;
  if (!at) {
    return <PickPlace title={t("plan.new")} lead={t("plan.where")} verb="choose" onPick={setAt} />;
  }
  const place = {
    caseId: at.caseId ?? null,
    placeId: at.placeId ?? null,
    newAddress: at.newAddress,
  };
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <p class="small">{t("plan.new")}</p>
          <PageHeading title={t("plan.new")}>
            {placeWords(place.caseId, place.placeId, place.newAddress).name}
          </PageHeading>
        </header>
        <main class="page">
          <FailureNotice failure={failure} />
          <PlanForm
            verb={t("plan.save")}
            onPlan={(time) =>
              save(async () => {
                await planVisit(place, time);
                setSaved(true);
              })
            }
          />
        </main>
      </div>
      <Tabs path="/plans" />
    </div>
  );
}
