import { useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Choices } from "../../components/Choices.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { shortDate, weekdayName } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { entryState, rows } from "../../store/view.ts";
import { label } from "../../store/words.ts";
import { AttentionLink } from "./AttentionLink.tsx";
import { byDay, ownEntries } from "./day.ts";
import { EntryCard } from "./EntryCard.tsx";
import { HistoryFilter } from "./HistoryFilter.tsx";
import { type Asked, AT_A_TIME, asked } from "./history.ts";
import { SavedLine } from "./SavedLine.tsx";
import { SyncLine } from "./SyncLine.tsx";
import { Tabs } from "./Tabs.tsx";

const FILTERS = ["all", "on_device", "needs_attention"] as const;
type Filter = (typeof FILTERS)[number];
const ALL: Asked = { week: null, place: null };

/** One's own entries on this phone, day by day, each with its receipt; by state, by week and by place. */
export function Entries() {
  const [filter, setFilter] = useState<Filter>("all");
  const [wanted, setWanted] = useState(ALL);
  const [most, setMost] = useState(AT_A_TIME);
  const own = ownEntries(rows("log_entry"), deviceUser.value?.id ?? "");
  const ofState = own.filter((one) => filter === "all" || entryState(one.id) === filter);
  const found = asked(ofState, wanted);
  const days = byDay(found.slice(0, most));
  const isNarrowed = wanted.week !== null || wanted.place !== null;

  function want(next: Asked): void {
    setWanted(next);
    setMost(AT_A_TIME);
  }

  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("entries.title")} />
          <p class="lead">{t("entries.span")}</p>
          <SyncLine />
        </header>
        <main class="page">
          <SavedLine />
          <AttentionLink isBesideSaved />
          <a class="ds-button wide" data-variant="secondary" href="/week">
            {t("week.link")}
          </a>
          {own.length > 0 && <FilterRow chosen={filter} onChoose={setFilter} />}
          {own.length > 0 && <HistoryFilter own={own} wanted={wanted} onWant={want} />}
          {found.length === 0 && isNarrowed && (
            <>
              <p>{t("entries.empty_narrowed")}</p>
              <Button class="wide" variant="secondary" onClick={() => want(ALL)}>
                {t("entries.show_all")}
              </Button>
            </>
          )}
          {found.length === 0 && !isNarrowed && <Empty filter={own.length ? filter : "all"} />}
          {days.map((day) => (
            <section class="section" key={day.date} aria-labelledby={`day-${day.date}`}>
              <h2 id={`day-${day.date}`}>
                {weekdayName(day.date)} {shortDate(day.date)}
              </h2>
              {day.entries.map((entry) => (
                <EntryCard key={entry.id} entry={entry} />
              ))}
            </section>
          ))}
          {found.length > AT_A_TIME && (
            <p role="status" class="subtle">
              {t("entries.shown", { count: Math.min(most, found.length), total: found.length })}
            </p>
          )}
          {found.length > most && (
            <Button class="wide" variant="secondary" onClick={() => setMost(most + AT_A_TIME)}>
              {t("entries.older")}
            </Button>
          )}
        </main>
      </div>
      <Tabs path="/entries" />
    </div>
  );
}

function FilterRow(props: { chosen: Filter; onChoose(filter: Filter): void }) {
  const text = (key: Filter) =>
    key === "all" ? t("entries.filter_all") : label("sync_state", key);
  return (
    <Choices
      legend={t("entries.filter")}
      choices={FILTERS.map((key) => ({ key, text: text(key) }))}
      chosen={props.chosen}
      onChoose={props.onChoose}
    />
  );
}

function Empty({ filter }: { filter: Filter }) {
  if (filter === "on_device") return <p>{t("entries.empty_on_device")}</p>;
  if (filter === "needs_attention") return <p>{t("entries.empty_needs_attention")}</p>;
  return (
    <p>
      {t("entries.empty")} <a href="/">{t("entries.to_today")}</a>
    </p>
  );
}
