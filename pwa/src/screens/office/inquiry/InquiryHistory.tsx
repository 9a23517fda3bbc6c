import type { InquiryEvent } from "../../../api/inquiries.ts";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { whenWords } from "../whenWords.ts";
import { wordLabel } from "../words.ts";

/** What has happened to an inquiry, the newest first; a former decision stays. */
export function InquiryHistory({ history }: { history: InquiryEvent[] }) {
  return (
    <section class="sheet stack" aria-labelledby="history-title">
      <h2 id="history-title">{t("inquiryDesk.history")}</h2>
      <ol class="found">
        {[...history].reverse().map((one) => (
          <li key={one.version}>
            <span>
              <strong>{nameOf(one)}</strong>
            </span>
            {one.decision_reason && one.event === "decided" && <span>{one.decision_reason}</span>}
            {partsOf(one).length > 0 && <span>{partsOf(one).join(" · ")}</span>}
            {one.note && <span class="kept">{one.note}</span>}
            <span class="detail">
              {one.by === null
                ? t("inquiryDesk.by_import")
                : t("inquiryDesk.by", { when: whenWords(one.at), name: one.by })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function nameOf(one: InquiryEvent): string {
  if (one.event === "decided" && one.decision) return wordLabel("inquiry_decision", one.decision);
  return t(`inquiryDesk.event_${one.event}`);
}

function partsOf(one: InquiryEvent): string[] {
  return [
    one.approach && wordLabel("approach", one.approach),
    one.partner,
    one.sent_on && t("inquiryDesk.sent_on", { date: shortDate(one.sent_on) }),
    one.follow_up_on && t("inquiryDesk.follow_up_on", { date: shortDate(one.follow_up_on) }),
  ].filter((part): part is string => Boolean(part));
}
