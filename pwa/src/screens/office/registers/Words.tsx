import { useId, useState } from "preact/hooks";
import { t } from "../../../locales/t.ts";
import { allWords, loadWords } from "../words.ts";
import { RegisterRows } from "./RegisterRows.tsx";
import { WORD } from "./registerFields.ts";

/** The word lists: what each is called, its order, and whether it is still offered. A key is never deleted. */
export function Words() {
  const words = allWords();
  const lists = [...new Set(words.map(({ list }) => list))].sort((a, b) =>
    t(`word_list.${a}`).localeCompare(t(`word_list.${b}`), "nb"),
  );
  const [shown, setShown] = useState("task_type");
  const id = useId();
  return (
    <>
      <p class="paper-only">{t(`word_list.${shown}`)}</p>
      <div class="find-tools">
        <div class="field">
          <label class="ds-label" for={id}>
            {t("registers.list")}
          </label>
          <select
            id={id}
            class="ds-input"
            value={shown}
            onChange={(event) => setShown(event.currentTarget.value)}
          >
            {lists.map((list) => (
              <option key={list} value={list}>
                {t(`word_list.${list}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <RegisterRows
        entity="word"
        fields={WORD}
        empty={t("registers.none_found")}
        onSaved={() => void loadWords()}
        rows={words
          .filter(({ list }) => list === shown)
          .map((one) => ({
            row: { ...one },
            name: one.label,
            spoken: one.label,
            details: [one.short_label && t("registers.short", { label: one.short_label })],
            isRetired: one.is_retired,
          }))}
      />
    </>
  );
}
