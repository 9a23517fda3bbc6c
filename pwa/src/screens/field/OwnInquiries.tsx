import { EntryStateTag } from "../../components/EntryStateTag.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Section } from "../../components/Section.tsx";
import { clockTime, localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import type { Inquiry } from "../../store/rows.ts";
import { entryReceipt, entryState, row, rows } from "../../store/view.ts";
import { label, shortLabel } from "../../store/words.ts";
import { placeWords } from "./placeWords.ts";

/** So many are shown: what one has asked about is found by the search. */
const SHOWN = 10;

/** One's own inquiries, the newest first: where each is, and what the office has decided. */
export function OwnInquiries() {
  const me = deviceUser.value?.id;
  const own = rows("inquiry")
    .filter((one) => one.received_by === me)
    .sort((a, b) => b.received_at.localeCompare(a.received_at));
  return (
    <Section id="inquiries" title={t("inquiry.own")}>
      {own.length === 0 && <p class="subtle">{t("inquiry.none")}</p>}
      {own.slice(0, SHOWN).map((one) => (
        <Row key={one.id} one={one} />
      ))}
    </Section>
  );
}

function Row({ one }: { one: Inquiry }) {
  const state = entryState(one.id);
  return (
    <article class="row">
      <div class="words">
        <h3 class="name">
          <span class="time">
            {shortDate(localDate(one.received_at))} {clockTime(one.received_at)}
          </span>{" "}
          {inquiryAbout(one)}
        </h3>
        <p class="detail clamped">
          {[label("inquiry_source", one.source), one.text].filter(Boolean).join(" · ")}
        </p>
        <p class="tags">
          {one.urgency && one.urgency !== "normal" && (
            <span class="ds-tag" data-color={one.urgency === "critical" ? "danger" : "warning"}>
              <Icon name="warning" />
              {shortLabel("urgency", one.urgency)}
            </span>
          )}
          <EntryStateTag state={state} />
        </p>
        {state === "received" && (
          <p class="detail">
            {one.decision === "new"
              ? t("inquiry.undecided")
              : t("inquiry.decided", { decision: label("inquiry_decision", one.decision) })}
          </p>
        )}
        {state === "needs_attention" ? (
          <a href="/attention">{t("attention.go")}</a>
        ) : (
          one.decision === "new" && (
            <a class="ds-button wide" data-variant="secondary" href={`/inquiry/${one.id}`}>
              {t("inquiry.mend")}
            </a>
          )
        )}
      </div>
    </article>
  );
}

/** What an inquiry is called: its case, what was typed, or the street line. */
export function inquiryAbout(one: Inquiry): string {
  const name = one.case_id ? placeWords(one.case_id, null).name : null;
  return name ?? one.about ?? one.address ?? t("search.inquiry");
}

/** Where what was just saved is: on the phone, then sent. */
export function InquirySaved({ id }: { id: string }) {
  if (!row("inquiry", id)) return null;
  const state = entryState(id);
  const { receivedAt, receivedNumber } = entryReceipt(id);
  const isSent = state === "received";
  return (
    <div
      class="notice"
      data-color={state === "needs_attention" ? "warning" : "success"}
      data-state={state}
      id="inquiry-saved"
    >
      <Icon name={isSent ? "checkTwice" : state === "on_device" ? "check" : "warning"} />
      <div>
        <strong>{t(`saved.${state}`)}</strong>
        {state === "on_device" && <p>{t("saved.on_device_then")}</p>}
        {isSent && receivedAt && (
          <p>{t("saved.receipt", { time: clockTime(receivedAt), number: receivedNumber ?? "" })}</p>
        )}
        {state === "needs_attention" && <a href="/attention">{t("attention.go")}</a>}
      </div>
    </div>
  );
}
