import { useRoute } from "preact-iso";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Section } from "../../components/Section.tsx";
import { shortDate, weekdayName } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { row } from "../../store/view.ts";
import { EntryCard } from "./EntryCard.tsx";
import { entryPlace, placeWords } from "./placeWords.ts";
import { Tabs } from "./Tabs.tsx";

/** One entry, all of it: where a search leads. */
export function EntryShown() {
  const { id = "" } = useRoute().params;
  const entry = row("log_entry", id);
  const place = entry ? entryPlace(entry) : placeWords(null, null);
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("entries.one")}>{entry && place.name}</PageHeading>
          {entry && (
            <p class="lead">
              {weekdayName(entry.done_on)} {shortDate(entry.done_on)}
            </p>
          )}
        </header>
        <main class="page">
          {entry ? (
            <Section id="entry" title={t("entries.one")}>
              <EntryCard entry={entry} isOpen />
            </Section>
          ) : (
            <p>
              {t("entries.not_here")} <a href="/entries">{t("entries.show_all")}</a>
            </p>
          )}
          {place.caseId && (
            <a class="ds-button wide" data-variant="secondary" href={`/cases/${place.caseId}`}>
              {t("entries.to_case")}
            </a>
          )}
        </main>
      </div>
      <Tabs path="/entries" />
    </div>
  );
}
