import { Fact } from "../../components/Fact.tsx";
import { clockTime, localDate, shortDate } from "../../domain/format.ts";
import { reasonWords } from "../../locales/errorWords.ts";
import { hasText, t } from "../../locales/t.ts";
import type { LogEntry } from "../../store/rows.ts";
import { entryState, entrySteps } from "../../store/view.ts";
import { label } from "../../store/words.ts";

type Step = ReturnType<typeof entrySteps>[number];

/** An entry's way: saved, received, reviewed, and what became of each change since. */
export function EntryReceipt({ entry }: { entry: LogEntry }) {
  const [first, ...later] = entrySteps(entry.id);
  const receipt = first?.receipt;
  const isHere = entryState(entry.id) === "on_device" && later.length === 0;
  return (
    <>
      <dl class="facts">
        <Fact name={t("receipt.saved")}>
          {first ? whenWords(first.savedAt) : t("receipt.elsewhere")}
        </Fact>
        <Fact name={t("receipt.received")}>
          {receipt
            ? whenWords(receipt.receivedAt)
            : t(first ? "receipt.not_yet" : "receipt.elsewhere")}
        </Fact>
        {receipt && <Fact name={t("receipt.number")}>{receipt.firstSeq ?? receipt.serverSeq}</Fact>}
        <Fact name={t("receipt.review")}>{isHere ? t("receipt.not_yet") : reviewWords(entry)}</Fact>
      </dl>
      {(later.length > 0 || receipt?.comment) && (
        <ol class="trail" aria-label={t("receipt.changes")}>
          {(receipt?.comment && first ? [first, ...later] : later).map((step) => (
            <StepLine key={`${step.savedAt}${step.receipt?.opId}`} step={step} />
          ))}
        </ol>
      )}
    </>
  );
}

function StepLine({ step }: { step: Step }) {
  const { receipt } = step;
  return (
    <li>
      <strong>{t("receipt.changed", { when: whenWords(step.savedAt) })}</strong> {fate(step)}
      {receipt && (
        <span class="subtle">
          {" "}
          {t("saved.receipt", {
            time: clockTime(receipt.receivedAt),
            number: receipt.firstSeq ?? receipt.serverSeq,
          })}
        </span>
      )}
      {receipt?.comment && <p>{t("receipt.said", { comment: receipt.comment })}</p>}
    </li>
  );
}

/** What became of it, in words. */
function fate({ receipt }: Step): string {
  if (!receipt) return t("fate.on_device");
  const { outcome, reason } = receipt;
  if (reason && hasText(`fate.${reason}`)) return t(`fate.${reason}`);
  if (outcome === "rejected" && reason) return reasonWords(reason);
  return hasText(`fate.${outcome}`) ? t(`fate.${outcome}`) : "";
}

function reviewWords(entry: LogEntry): string {
  const state = label("entry_state", entry.state);
  return entry.approved_at ? `${state} ${whenWords(entry.approved_at)}` : state;
}

function whenWords(instant: string): string {
  const time = clockTime(instant);
  const date = localDate(instant);
  return date === localDate()
    ? t("time.clock", { time })
    : t("time.date_and_clock", { date: shortDate(date), time });
}
