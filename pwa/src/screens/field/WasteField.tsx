import type { RunningVisit } from "../../actions/visit.ts";
import { stepWaste, toggleHazardous } from "../../actions/visitDetails.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Section } from "../../components/Section.tsx";
import { t } from "../../locales/t.ts";

/** The task that carries things away. */
const CARRIED = "waste_removal";

/** What one tap adds: sacks are counted, weight is read off a slip. */
const STEPS = { sacks: [-1, 1, 5], kg: [-5, 5, 50], trips: [-1, 1] } as const;

const ALL = ["sacks", "kg", "trips"] as const;

/** What was carried away, where something was cleared: in taps, none of them asked for. */
export function WasteField(props: {
  visit: RunningVisit;
  save(act: () => unknown): Promise<void>;
}) {
  const { visit, save } = props;
  const task = visit.tasks.find(({ taskType }) => taskType === CARRIED);
  if (!task) return null;
  const isHazardous = task.waste?.isHazardous === true;
  return (
    <Section id="waste" title={t("waste.title")}>
      {ALL.map((what) => (
        <Counter
          key={what}
          label={t(`waste.${what}`)}
          value={task.waste?.[what] ?? 0}
          steps={STEPS[what]}
          onStep={(delta) => void save(() => stepWaste(CARRIED, what, delta, visit.entryId))}
        />
      ))}
      <Button
        variant="secondary"
        class="wide"
        aria-pressed={isHazardous}
        onClick={() => void save(() => toggleHazardous(CARRIED, visit.entryId))}
      >
        {isHazardous && <Icon name="check" />}
        {t("waste.hazardous")}
      </Button>
    </Section>
  );
}

function Counter(props: {
  label: string;
  value: number;
  steps: readonly number[];
  onStep(delta: number): void;
}) {
  const { label, value } = props;
  const step = (delta: number) => {
    const count = Math.abs(delta);
    return (
      <Button
        key={delta}
        class="step"
        variant="secondary"
        aria-label={t(delta < 0 ? "waste.less" : "waste.more", { label, count })}
        onClick={() => props.onStep(delta)}
      >
        {t(delta < 0 ? "waste.minus" : "waste.plus", { count })}
      </Button>
    );
  };
  return (
    <fieldset class="stepper counter">
      <legend class="ds-sr-only">{label}</legend>
      <span class="what" aria-hidden="true">
        {label}
      </span>
      <span class="right">
        {step(props.steps[0] ?? -1)}
        <output aria-live="polite">{value}</output>
        {props.steps.slice(1).map(step)}
      </span>
    </fieldset>
  );
}
