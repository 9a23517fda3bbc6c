import { Fact } from "../../components/Fact.tsx";
import { Icon } from "../../components/Icon.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { clockTime, localDate, shortDate, weekdayName } from "../../domain/format.ts";
import { reasonWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import type { LogEntry } from "../../store/rows.ts";
import { entryReceipt, entryState, rows } from "../../store/view.ts";
import { label } from "../../store/words.ts";
import { byDay, ownEntries } from "./day.ts";
import { EntryRow } from "./EntryRow.tsx";
import { SyncLine } from "./SyncLine.tsx";
import { Tabs } from "./Tabs.tsx";

/** One's own entries on this phone, day by day, each with its receipt. */
export function Entries() {
  const days = byDay(ownEntries(rows("log_entry"), deviceUser.value?.id ?? ""));
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("entries.title")} />
          <p class="lead">{t("entries.span")}</p>
          <SyncLine />
        </header>
        <main class="page">
          {days.length === 0 && (
            <p>
              {t("entries.empty")} <a href="/">{t("entries.to_today")}</a>
            </p>
          )}
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

function Entry({ entry }: { entry: LogEntry }) {
  const state = entryState(entry.id);
  const receipt = entryReceipt(entry.id);
  return (
    <EntryRow entry={entry}>
      {state === "needs_attention" && receipt.reason && (
        <p class="detail">{reasonWords(receipt.reason)}</p>
      )}
      <details>
        <summary>{t("receipt.title")}</summary>
        <dl class="facts">
          <Fact name={t("receipt.saved")}>
            {receipt.savedAt ? whenWords(receipt.savedAt) : t("receipt.elsewhere")}
          </Fact>
          <Fact name={t("receipt.received")}>
            {receipt.receivedAt ? whenWords(receipt.receivedAt) : t("receipt.not_yet")}
          </Fact>
          {receipt.receivedNumber !== undefined && (
            <Fact name={t("receipt.number")}>{receipt.receivedNumber}</Fact>
          )}
          <Fact name={t("receipt.review")}>
            {state === "on_device" ? t("receipt.not_yet") : label("entry_state", entry.state)}
          </Fact>
        </dl>
        {entry.note && <p class="note">{entry.note}</p>}
      </details>
      {entry.state === "approved" && (
        <span class="ds-tag" data-color="success">
          <Icon name="check" />
          {label("entry_state", entry.state)}
        </span>
      )}
    </EntryRow>
  );
}

function whenWords(instant: string): string {
  const time = clockTime(instant);
  const date = localDate(instant);
  return date === localDate()
    ? t("time.clock", { time })
    : t("time.date_and_clock", { date: shortDate(date), time });
}
