import type { Parked } from "../../api/parked.ts";
import { Fact } from "../../components/Fact.tsx";
import { shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { whenWords } from "../shared/fieldWords.ts";
import { whyWords } from "./parkedWords.ts";
import { wordLabel } from "./words.ts";

/** Who wrote it, when and on which phone, why it waits, and what it is about. */
export function ParkedFacts({ one }: { one: Parked }) {
  const { entry } = one;
  return (
    <section class="sheet stack" aria-label={t("queue.facts")}>
      <p>{whyWords(one)}</p>
      <dl class="facts">
        <Fact name={t("queue.writer")}>
          {t("entry.person", { name: one.author.name, code: one.author.code })}
        </Fact>
        <Fact name={t("queue.device")}>{one.device ?? t("queue.at_a_desk")}</Fact>
        <Fact name={t("queue.saved")}>
          {one.saved_at ? whenWords(one.saved_at) : t("entry.not_given")}
        </Fact>
        <Fact name={t("queue.received")}>{whenWords(one.received_at)}</Fact>
        {entry && (
          <Fact name={t("queue.entry")}>
            <a class="alone" href={`/office/entries/${entry.id}`}>
              {t("queue.entry_of", {
                date: shortDate(entry.done_on),
                state: wordLabel("entry_state", entry.state).toLowerCase(),
              })}
            </a>
          </Fact>
        )}
        {one.waiting_on && <Fact name={t("queue.waits_for")}>{t("queue.waits_for_what")}</Fact>}
      </dl>
    </section>
  );
}
