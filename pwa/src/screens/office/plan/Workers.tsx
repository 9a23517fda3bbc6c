import { useId } from "preact/hooks";
import type { BoardPerson } from "../../../api/plans.ts";
import { t } from "../../../locales/t.ts";

/** Who goes: tick boxes, so that two can be chosen where the safety note says so. */
export function Workers(props: {
  people: BoardPerson[];
  chosen: string[];
  isShort: boolean;
  onChosen(ids: string[]): void;
}) {
  const id = useId();
  const { people, chosen } = props;
  return (
    <fieldset class="field workers" aria-describedby={props.isShort ? `${id}-short` : undefined}>
      <legend class="ds-label">{t("board.who_goes")}</legend>
      {people.map((person) => (
        <label key={person.id} class="tick">
          <input
            type="checkbox"
            checked={chosen.includes(person.id)}
            onChange={(event) =>
              props.onChosen(
                event.currentTarget.checked
                  ? [...chosen, person.id]
                  : chosen.filter((one) => one !== person.id),
              )
            }
          />
          {person.name}
        </label>
      ))}
      <p id={`${id}-short`} class="ds-validation-message" aria-live="polite">
        {props.isShort && t("board.needs_two")}
      </p>
    </fieldset>
  );
}
