import { t } from "../locales/t.ts";
import { Button } from "./Button.tsx";

/** Minutes, or kilometres, with −5 and +5, large enough for gloves. The change is read aloud. */
export function Stepper(props: {
  label: string;
  minutes: number;
  /** What is counted, when it is not minutes. */
  unit?: "km";
  onStep(delta: number): void;
  isTotal?: boolean;
}) {
  const { label, minutes, unit, onStep } = props;
  return (
    <fieldset class={props.isTotal ? "stepper total" : "stepper"}>
      <legend class="ds-sr-only">{label}</legend>
      <span class="what" aria-hidden="true">
        {label}
      </span>
      <span class="right">
        <Button
          class="step"
          variant="secondary"
          aria-label={t(unit ? "split.less_km" : "split.less", { label })}
          onClick={() => onStep(-5)}
        >
          {t("split.minus5")}
        </Button>
        <output aria-live="polite">
          {minutes} <small>{t(unit ? "unit.km" : "unit.min")}</small>
        </output>
        <Button
          class="step"
          variant="secondary"
          aria-label={t(unit ? "split.more_km" : "split.more", { label })}
          onClick={() => onStep(5)}
        >
          {t("split.plus5")}
        </Button>
      </span>
    </fieldset>
  );
}
