import { useId, useState } from "preact/hooks";
import type { PlanTime } from "../../actions/plans.ts";
import { Button } from "../../components/Button.tsx";
import { Choices } from "../../components/Choices.tsx";
import { localDate, shortDate, weekdayName } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";

/** So many days ahead are one tap away; any other day is found in the calendar. */
const NEAR_DAYS = 5;

/** A day, and a time if there is one. */
export function PlanForm(props: {
  /** What stands now; a new plan is for tomorrow. */
  now?: PlanTime;
  verb: string;
  onPlan(time: PlanTime): unknown;
}) {
  const id = useId();
  const [on, setOn] = useState(props.now?.on ?? dayFromNow(1));
  const [at, setAt] = useState(props.now?.at ?? "");
  const near = Array.from({ length: NEAR_DAYS }, (_, days) => dayFromNow(days));
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        props.onPlan({ on, at: at || null });
      }}
    >
      <Choices
        legend={t("plan.day")}
        isLegendSeen
        choices={near.map((day, days) => ({
          key: day,
          text: days === 0 ? t("plan.today") : weekdayName(day).slice(0, 3).toLowerCase(),
          label: `${weekdayName(day)} ${shortDate(day)}`,
        }))}
        chosen={near.includes(on) ? on : null}
        onChoose={(day) => setOn(day)}
      />
      <div class="field">
        <label class="ds-label" for={`${id}-on`}>
          {t("plan.date")}
        </label>
        <input
          id={`${id}-on`}
          class="ds-input"
          type="date"
          required
          min={localDate()}
          value={on}
          onInput={(event) => setOn(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label class="ds-label" for={`${id}-at`}>
          {t("plan.time")}
        </label>
        <input
          id={`${id}-at`}
          class="ds-input"
          type="time"
          value={at}
          onInput={(event) => setAt(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" class="wide">
        {props.verb}
      </Button>
    </form>
  );
}

function dayFromNow(days: number): string {
  return localDate(Date.now() + days * 86_400_000);
}
