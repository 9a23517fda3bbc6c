import { Section } from "../../components/Section.tsx";
import { shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { currentStore } from "../../store/current.ts";
import { row, viewVersion } from "../../store/view.ts";
import { placeWords } from "./placeWords.ts";
import { ReturnedQuestion } from "./ReturnedQuestion.tsx";

/** So many stand on Today; all of them under *Må ses på*. */
const FIRST = 2;

/** What the office has sent back, on the day itself: card, change, *Send*. */
export function ReturnedToday() {
  viewVersion.value;
  const asked = (currentStore.value?.attention() ?? []).filter(
    ({ kind, isDecided }) => kind === "returned" && !isDecided,
  );
  if (asked.length === 0) return null;
  return (
    <Section id="returned" title={t("attention.kind_returned")}>
      {asked.slice(0, FIRST).map(({ key, entryId }) => {
        const entry = row("log_entry", entryId ?? "");
        if (!entry) return null;
        const { name } = placeWords(entry.case_id, entry.place_id);
        return (
          <article class="card" key={key}>
            <h3>
              {name} · {shortDate(entry.done_on)}
            </h3>
            <ReturnedQuestion entryId={entry.id} />
          </article>
        );
      })}
    </Section>
  );
}
