import { useId } from "preact/hooks";

/** One of a few, all in sight; the arrow keys choose. */
export function Radios(props: {
  legend: string;
  options: { key: string; label: string }[];
  chosen: string;
  error?: string | undefined;
  onChoose(key: string): void;
}) {
  const id = useId();
  return (
    <fieldset
      class="radios"
      aria-describedby={props.error ? `${id}-error` : undefined}
      aria-invalid={props.error ? true : undefined}
    >
      <legend class="ds-label">{props.legend}</legend>
      {props.options.map(({ key, label }) => (
        <label class="tick" key={key}>
          <input
            type="radio"
            name={id}
            value={key}
            checked={props.chosen === key}
            onChange={() => props.onChoose(key)}
          />
          {label}
        </label>
      ))}
      {props.error && (
        <p class="ds-validation-message" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </fieldset>
  );
}
