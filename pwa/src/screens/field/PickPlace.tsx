import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useRoute } from "preact-iso";
import type { Whereabouts } from "../../actions/visit.ts";
import { PageHeading } from "../../components/PageHeading.tsx";
import { TextField } from "../../components/TextField.tsx";
import { localDate, localTime } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { row, rows } from "../../store/view.ts";
import { ownEntries } from "./day.ts";
import { NewPlace } from "./NewPlace.tsx";
import { search, suggestions, type Target } from "./places.ts";
import { placeWords } from "./placeWords.ts";
import { StartRow } from "./StartRow.tsx";
import { Tabs } from "./Tabs.tsx";
import { todayRows } from "./todayRows.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** S1, where: five suggestions, a search over what the phone holds, or a new street line. */
export function PickPlace(props: {
  title: string;
  lead: string;
  /** The words on the button of a place, and of a new one. */
  verb: "start" | "choose";
  onPick(at: Whereabouts): unknown;
  children?: ComponentChildren;
}) {
  const { verb, onPick } = props;
  const { save, failure } = useSaving();
  const [text, setText] = useState(useRoute().query.q ?? "");
  const me = deviceUser.value?.id ?? "";
  const isSearching = text.trim() !== "";
  const found = isSearching
    ? search(text, { cases: rows("case"), places: rows("place"), words: allWords })
    : suggestions(todayRows(localDate(), me, null), ownEntries(rows("log_entry"), me));
  const list = (
    <section class="section" aria-labelledby="places">
      <h2 id="places">{isSearching ? t("pick.found") : t("pick.suggested")}</h2>
      <p role="status" class={isSearching && found.length ? "ds-sr-only" : "subtle"}>
        {isSearching && t("pick.count", { count: found.length })}
        {!isSearching && !found.length && t("pick.none")}
      </p>
      {found.map((at) => (
        <StartRow
          key={at.plannedVisitId ?? at.caseId ?? at.placeId}
          time={timeOf(at)}
          place={placeWords(at.caseId ?? null, at.placeId ?? null)}
          verb={verb}
          onStart={() => void save(() => onPick(at))}
        />
      ))}
    </section>
  );
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={props.title} />
          <p class="lead">{props.lead}</p>
        </header>
        <main class="page">
          <FailureNotice failure={failure} />
          {!isSearching && props.children}
          {!isSearching && list}
          <TextField
            label={t("pick.search")}
            value={text}
            onText={setText}
            name="search"
            autoComplete="off"
            isVerbatim
          />
          {isSearching && list}
          <NewPlace verb={verb} onStart={(at) => save(() => onPick(at))} />
        </main>
      </div>
      <Tabs path="" />
    </div>
  );
}

function allWords(caseId: string | null, placeId: string | null): (string | null)[] {
  const { name, address, caseCode } = placeWords(caseId, placeId);
  return [name, address, caseCode];
}

function timeOf({ plannedVisitId }: Target): string | null {
  const at = plannedVisitId ? row("planned_visit", plannedVisitId)?.starts_at_local : null;
  return at ? localTime(at) : null;
}
