import { useState } from "preact/hooks";
import { entryEdit } from "../../actions/entryEdit.ts";
import { Choices } from "../../components/Choices.tsx";
import { Icon } from "../../components/Icon.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { shortDate, weekdayName } from "../../domain/format.ts";
import { reasonWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import type { LogEntry } from "../../store/rows.ts";
import { entryReceipt, entryState, rows } from "../../store/view.ts";
import { label } from "../../store/words.ts";
import { AttentionLink } from "./AttentionLink.tsx";
import { byDay, ownEntries } from "./day.ts";
import { EntryPhotos } from "./EntryPhotos.tsx";
import { EntryReceipt } from "./EntryReceipt.tsx";
import { EntryRow } from "./EntryRow.tsx";
import { SavedLine } from "./SavedLine.tsx";
import { SyncLine } from "./SyncLine.tsx";
import { Tabs } from "./Tabs.tsx";

const FILTERS = ["all", "on_device", "needs_attention"] as const;
type Filter = (typeof FILTERS)[number];

/** One's own entries on this phone, day by day, each with its receipt. */
export function Entries() {
  const [filter, setFilter] = useState<Filter>("all");
  const own = ownEntries(rows("log_entry"), deviceUser.value?.id ?? "");
  const days = byDay(own.filter((one) => filter === "all" || entryState(one.id) === filter));
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
          {days.length === 0 && <Empty filter={own.length ? filter : "all"} />}
          {days.map((day) => (
            <section class="section" key={day.date} aria-labelledby={`day-${day.date}`}>
              <h2 id={`day-${day.date}`}>
                {weekdayName(day.date)} {shortDate(day.date)}
              </h2>
              {day.entries.map((entry) => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </section>
          ))}
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

function Entry({ entry }: { entry: LogEntry }) {
  const isAsked = entryState(entry.id) === "needs_attention";
  const reason = entryReceipt(entry.id).reason;
  const isBegun = entryEdit(entry.id) !== null;
  return (
    <EntryRow entry={entry}>
      <EntryPhotos entry={entry} />
      {entry.state === "approved" && (
        <span class="ds-tag" data-color="success">
          <Icon name="check" />
          {label("entry_state", entry.state)}
        </span>
      )}
      {isAsked && (
        <>
          <p class="detail">
            {entry.state === "returned" || !reason
              ? label("entry_state", entry.state)
              : reasonWords(reason)}
          </p>
          <a class="ds-button" data-variant="secondary" href="/attention">
            {t("entries.look")}
          </a>
        </>
      )}
      <details>
        <summary>{t("receipt.title")}</summary>
        <EntryReceipt entry={entry} />
        {entry.note && <p class="note">{entry.note}</p>}
        {!isBegun && <EditLink entry={entry} text={t("entries.edit")} />}
      </details>
      {isBegun && (
        <>
          <p class="detail">{t("entries.begun")}</p>
          <EditLink entry={entry} text={t("entries.go_on")} />
        </>
      )}
    </EntryRow>
  );
}

function EditLink({ entry, text }: { entry: LogEntry; text: string }) {
  return (
    <a class="ds-button wide" data-variant="secondary" href={`/entries/${entry.id}/edit`}>
      {text}
    </a>
  );
}
