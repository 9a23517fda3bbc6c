import { t } from "../locales/t.ts";
import { Button } from "./Button.tsx";

/** Minutes with −5 and +5, large enough for gloves. The change is read aloud. */
export function Stepper(props: {
  label: string;
  minutes: number;
  onStep(delta: number): void;
  isTotal?: boolean;
}) {
  const { label, minutes, onStep } = props;
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
          aria-label={t("split.less", { label })}
          onClick={() => onStep(-5)}
        >
          {t("split.minus5")}
        </Button>
        <output aria-live="polite">
          {minutes} <small>{t("unit.min")}</small>
        </output>
        <Button
          class="step"
          variant="secondary"
          aria-label={t("split.more", { label })}
          onClick={() => onStep(5)}
        >
          {t("split.plus5")}
        </Button>
      </span>
    </fieldset>
  );
}
