import { goalsBegun } from "../../actions/housingGoal.ts";
import { halfTyped } from "../../actions/typed.ts";
import { t } from "../../locales/t.ts";
import { placeWords } from "./placeWords.ts";

const CASE = /^\/cases\/([\w-]+)$/;

/** Forms that were begun and not saved, each with the way back to it. */
export function HalfTyped() {
  const all = [
    ...goalsBegun.value.map(({ caseId }) => ({ title: t("case.goal"), path: `/cases/${caseId}` })),
    ...halfTyped.value,
  ];
  if (all.length === 0) return null;
  return (
    <section class="section" aria-labelledby="half-typed">
      <h2 id="half-typed">{t("typed.title")}</h2>
      {all.map(({ title, path }) => {
        const [, caseId] = CASE.exec(path) ?? [];
        const where = caseId ? ` · ${placeWords(caseId, null).name}` : "";
        return (
          <a key={path + title} class="ds-button wide" data-variant="secondary" href={path}>
            {title + where}
          </a>
        );
      })}
    </section>
  );
}
