import { useState } from "preact/hooks";
import { cancelPlan, movePlan } from "../../actions/plans.ts";
import { Button } from "../../components/Button.tsx";
import { localTime, shortDate, weekdayName } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import type { PlannedVisit } from "../../store/rows.ts";
import { PlanForm } from "./PlanForm.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** A planned visit, with the ways to move it and to call it off. */
export function PlanRow({ plan, name }: { plan: PlannedVisit; name?: string }) {
  const { save, failure } = useSaving();
  const [isOpen, setOpen] = useState(false);
  const time = plan.starts_at_local;
  const when = `${weekdayName(plan.planned_on)} ${shortDate(plan.planned_on)}`;
  return (
    <article class="row plan">
      <div class="words">
        <h3 class="name">
          <span class="time">
            {when}
            {time && ` ${t("time.clock", { time: localTime(time) })}`}
          </span>{" "}
          {name}
        </h3>
        {plan.note && <p class="detail">{plan.note}</p>}
        <FailureNotice failure={failure} />
        <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary aria-label={t("plan.change_which", { when: `${when} ${name ?? ""}` })}>
            {t("plan.change")}
          </summary>
          <PlanForm
            key={`${plan.planned_on}${time}`}
            now={{ on: plan.planned_on, at: time }}
            verb={t("plan.move")}
            onPlan={(to) =>
              save(async () => {
                await movePlan(plan.id, to);
                setOpen(false);
              })
            }
          />
          <Button
            class="wide"
            variant="secondary"
            color="danger"
            onClick={() => save(() => cancelPlan(plan.id))}
          >
            {t("plan.cancel")}
          </Button>
        </details>
      </div>
    </article>
  );
}
