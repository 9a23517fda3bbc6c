import { Button } from "./Button.tsx";

/** One of a few, all in sight. `label` is what is read aloud where the text is too short for it. */
export interface Choice<K> {
  key: K;
  text: string;
  label?: string;
}

/** A row of choices, of which one is pressed. */
export function Choices<K extends string | number>(props: {
  legend: string;
  isLegendSeen?: boolean;
  choices: Choice<K>[];
  chosen: K | null;
  onChoose(key: K): void;
}) {
  return (
    <fieldset class="filters">
      <legend class={props.isLegendSeen ? "ds-label" : "ds-sr-only"}>{props.legend}</legend>
      {props.choices.map(({ key, text, label }) => (
        <Button
          key={key}
          variant="secondary"
          aria-pressed={props.chosen === key}
          aria-label={label}
          onClick={() => props.onChoose(key)}
        >
          {text}
        </Button>
      ))}
    </fieldset>
  );
}
