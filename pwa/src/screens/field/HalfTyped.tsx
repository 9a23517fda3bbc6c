import type { EntryEdit } from "../../actions/editTypes.ts";
import { goalsBegun } from "../../actions/housingGoal.ts";
import { halfTyped } from "../../actions/typed.ts";
import { t } from "../../locales/t.ts";
import { drafts } from "../../store/deviceStore.ts";
import { row } from "../../store/view.ts";
import { entryPlace, placeWords } from "./placeWords.ts";

const CASE = /^\/cases\/([\w-]+)$/;

/** Forms that were begun and not saved, each with the way back to it. */
export function HalfTyped() {
  const all = [
    ...goalsBegun.value.map(({ caseId }) => ({ title: t("case.goal"), path: `/cases/${caseId}` })),
    ...halfTyped.value,
    ...editsBegun(),
  ];
  if (all.length === 0) return null;
  return (
    <section class="section" aria-labelledby="half-typed">
      <h2 id="half-typed">{t("typed.title")}</h2>
      {all.map(({ title, path, name }: Begun) => {
        const [, caseId] = CASE.exec(path) ?? [];
        const where = name ?? (caseId && placeWords(caseId, null).name);
        return (
          <a key={path + title} class="ds-button wide" data-variant="secondary" href={path}>
            {[title, where].filter(Boolean).join(" · ")}
          </a>
        );
      })}
    </section>
  );
}

interface Begun {
  title: string;
  path: string;
  name?: string;
}

/** Saved entries that one has begun to change; what was asked for stands among what must be looked at. */
function editsBegun(): Begun[] {
  return ([...drafts.value.values()] as (EntryEdit | null)[]).flatMap((draft) => {
    if (draft?.kind !== "entry_edit" || draft.instead || draft.conflicts.length) return [];
    const entry = row("log_entry", draft.entryId);
    if (!entry || entry.state === "returned") return [];
    const path = `/entries/${entry.id}/edit`;
    return [{ title: t("edit.title"), path, name: entryPlace(entry).name }];
  });
}
