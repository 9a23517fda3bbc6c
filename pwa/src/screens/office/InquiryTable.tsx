import type { OfficeInquiry } from "../../api/inquiries.ts";
import { Icon } from "../../components/Icon.tsx";
import { clockTime, localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { inquiryName } from "./inquiryName.ts";
import { wordLabel, wordShort } from "./words.ts";

const TARGET_GROUP = ["is_without_home", "is_not_coping", "is_not_reached"] as const;

/** Inquiries as rows, with everything that was written down. */
export function InquiryTable({ inquiries }: { inquiries: OfficeInquiry[] }) {
  return (
    <div class="scroll">
      <table class="ds-table">
        <caption class="ds-sr-only">{t("inquiries.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("inquiries.received")}</th>
            <th scope="col">{t("inquiries.about")}</th>
            <th scope="col">{t("inquiries.from")}</th>
            <th scope="col">{t("inquiries.text")}</th>
            <th scope="col">{t("inquiries.decision")}</th>
          </tr>
        </thead>
        <tbody>
          {inquiries.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ one }: { one: OfficeInquiry }) {
  const caller = [one.caller_name, one.caller_phone].filter(Boolean).join(", ");
  const name = inquiryName(one);
  const group = TARGET_GROUP.filter((each) => one[each]).map((each) => t(`inquiry.${each}`));
  return (
    <tr>
      <td>
        {shortDate(localDate(one.received_at))}
        <div class="detail when">
          {t("time.clock", { time: clockTime(one.received_at) })} ·{" "}
          {wordLabel("channel", one.channel)}
        </div>
        <div class="detail">{one.received_by.name}</div>
      </td>
      <td>
        <strong>{name}</strong>
        {one.case && <div class="detail">{one.case.code}</div>}
        {one.address && one.address !== name && <div class="detail">{one.address}</div>}
      </td>
      <td>
        {wordLabel("inquiry_source", one.source)}
        {caller && <div class="detail">{caller}</div>}
      </td>
      <td class="words">
        {one.text}
        {group.length > 0 && <div class="detail">{group.join(" · ")}</div>}
      </td>
      <td>
        {wordLabel("inquiry_decision", one.decision)}
        {one.urgency !== "normal" && (
          <div class="tags">
            <span class="ds-tag" data-color={one.urgency === "critical" ? "danger" : "warning"}>
              <Icon name="warning" />
              {wordShort("urgency", one.urgency)}
            </span>
          </div>
        )}
      </td>
    </tr>
  );
}
