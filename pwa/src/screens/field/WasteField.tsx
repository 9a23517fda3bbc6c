import type { RunningVisit } from "../../actions/visit.ts";
import {
  steppedWaste,
  stepWaste,
  toggleHazardous,
  type WasteKind,
} from "../../actions/visitDetails.ts";
import { NO_WASTE, type Waste } from "../../actions/visitTypes.ts";
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
  return (
    <Counters
      waste={task.waste ?? NO_WASTE}
      onStep={(what, delta) => void save(() => stepWaste(CARRIED, what, delta, visit.entryId))}
      onHazardous={() => void save(() => toggleHazardous(CARRIED, visit.entryId))}
    />
  );
}

/** The same of a saved entry's line that carried something away. */
export function WasteEdit(props: {
  lines: { id: string; taskType: string; waste?: Waste }[];
  onWaste(lineId: string, next: (waste: Waste) => Waste): void;
}) {
  const line = props.lines.find(({ taskType }) => taskType === CARRIED);
  if (!line?.waste) return null;
  const { id } = line;
  return (
    <Counters
      waste={line.waste}
      onStep={(what, delta) => props.onWaste(id, (waste) => steppedWaste(waste, what, delta))}
      onHazardous={() =>
        props.onWaste(id, (waste) => ({ ...waste, isHazardous: !waste.isHazardous }))
      }
    />
  );
}

function Counters(props: {
  waste: Waste;
  onStep(what: WasteKind, delta: number): void;
  onHazardous(): void;
}) {
  const { waste } = props;
  return (
    <Section id="waste" title={t("waste.title")}>
      {ALL.map((what) => (
        <Counter
          key={what}
          label={t(`waste.${what}`)}
          value={waste[what]}
          steps={STEPS[what]}
          onStep={(delta) => props.onStep(what, delta)}
        />
      ))}
      <Button
        variant="secondary"
        class="wide"
        aria-pressed={waste.isHazardous}
        onClick={props.onHazardous}
      >
        {waste.isHazardous && <Icon name="check" />}
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
