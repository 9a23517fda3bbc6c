import { useId } from "preact/hooks";
import { t } from "../../locales/t.ts";
import { wordsOf } from "../../store/words.ts";

/** How a visit turned out, from the list. @param value a key; empty while nothing is chosen */
export function OutcomeField(props: { value: string; onChoose(key: string | null): void }) {
  const id = useId();
  return (
    <div class="field">
      <label class="ds-label" for={id}>
        {t("split.outcome")}
      </label>
      <select
        id={id}
        class="ds-input"
        value={props.value}
        onChange={(event) => props.onChoose(event.currentTarget.value || null)}
      >
        {props.value === "" && <option value="">{t("split.choose")}</option>}
        {wordsOf("visit_outcome").map((word) => (
          <option key={word.key} value={word.key}>
            {word.label}
          </option>
        ))}
      </select>
    </div>
  );
}
