import type { OfficeInquiry } from "../../../api/inquiries.ts";
import { Fact } from "../../../components/Fact.tsx";
import { shortDate } from "../../../domain/format.ts";
import { callLink } from "../../../domain/links.ts";
import { t } from "../../../locales/t.ts";
import { waitedWords } from "../waitedWords.ts";
import { whenWords } from "../whenWords.ts";
import { wordLabel } from "../words.ts";

const TARGET_GROUP = ["is_without_home", "is_not_coping", "is_not_reached"] as const;

/** Everything that was told, and how it stands. */
export function InquiryFacts({ one }: { one: OfficeInquiry }) {
  const group = TARGET_GROUP.filter((each) => one[each]).map((each) => t(`inquiry.${each}`));
  const caller = one.caller_name ?? (one.caller_phone ? null : t("inquiryDesk.no_caller"));
  return (
    <section class="sheet stack" aria-label={t("inquiryDesk.facts")}>
      {one.text && <p class="note">{one.text}</p>}
      <dl class="facts">
        <Fact name={t("inquiries.received")}>
          {whenWords(one.received_at)}
          <div class="detail">
            {[wordLabel("channel", one.channel), one.received_by.name].join(" · ")}
          </div>
        </Fact>
        <Fact name={t("inquiries.from")}>
          {wordLabel("inquiry_source", one.source)}
          <div class="detail">
            {caller}
            {one.caller_phone && (
              <>
                {caller && " · "}
                <a href={callLink(one.caller_phone)}>{one.caller_phone}</a>
              </>
            )}
          </div>
        </Fact>
        <Fact name={t("inquiries.about")}>
          {one.about ?? one.case?.resident_name ?? t("inquiries.no_name")}
          {one.address && <div class="detail">{one.address}</div>}
          {group.length > 0 && <div class="detail">{group.join(" · ")}</div>}
        </Fact>
        <Fact name={t("inquiryDesk.belongs")}>
          {one.case ? (
            <a class="alone" href={`/office/cases/${one.case.id}`}>
              {t("cases.name", { code: one.case.code, name: one.case.resident_name })}
            </a>
          ) : one.has_case ? (
            t("inquiryDesk.case_hidden")
          ) : one.joined_to ? (
            <a class="alone" href={`/office/inquiries/${one.joined_to.id}`}>
              {one.joined_to.about ?? whenWords(one.joined_to.received_at)}
            </a>
          ) : (
            t("inquiryDesk.belongs_nowhere")
          )}
        </Fact>
        <Fact name={t("inquiryDesk.first_contact")}>
          {one.first_contact_at
            ? t("inquiryDesk.contact_after", {
                time: waitedWords(one.received_at, Date.parse(one.first_contact_at)),
              })
            : t("inquiryDesk.no_contact")}
        </Fact>
        <Fact name={t("inquiries.decision")}>
          {wordLabel("inquiry_decision", one.decision)}
          <div class="detail">
            {[
              one.approach && wordLabel("approach", one.approach),
              one.partner?.name,
              one.follow_up_on && one.followed_up_on === null
                ? t("inquiryDesk.follow_up_on", { date: shortDate(one.follow_up_on) })
                : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </div>
          {one.decision_reason && <div class="detail">{one.decision_reason}</div>}
        </Fact>
      </dl>
    </section>
  );
}
