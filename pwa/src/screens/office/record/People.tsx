/** Several people to tick. `error` says what is wrong with those who are. */
export function People(props: {
  id: string;
  legend: string;
  people: { id: string; name: string }[];
  chosen: string[];
  error?: string | false;
  onChoose(ids: string[]): void;
}) {
  const { id, chosen, error } = props;
  return (
    <fieldset
      id={id}
      class="people"
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend class="ds-label">{props.legend}</legend>
      {props.people.map((person) => (
        <label key={person.id} class="tick">
          <input
            type="checkbox"
            checked={chosen.includes(person.id)}
            onChange={(event) =>
              props.onChoose(
                event.currentTarget.checked
                  ? [...chosen, person.id]
                  : chosen.filter((one) => one !== person.id),
              )
            }
          />
          {person.name}
        </label>
      ))}
      <div aria-live="polite">
        {error && (
          <p class="ds-validation-message" id={`${id}-error`}>
            {error}
          </p>
        )}
      </div>
    </fieldset>
  );
}
