import { useState } from "preact/hooks";
import { markInquiry, type OfficeInquiry } from "../../api/inquiries.ts";
import { Icon } from "../../components/Icon.tsx";
import { useNow } from "../../components/useNow.ts";
import { localDate, shortDate } from "../../domain/format.ts";
import { newId } from "../../domain/ids.ts";
import { t } from "../../locales/t.ts";
import { Failure } from "./Failure.tsx";
import { inquiryName } from "./inquiryName.ts";
import { moveFocus } from "./moveFocus.ts";
import { watched } from "./session.ts";
import { isTyping } from "./useKey.ts";
import { waitedWords } from "./waitedWords.ts";
import { whenWords } from "./whenWords.ts";
import { wordLabel, wordShort } from "./words.ts";

const TARGET_GROUP = ["is_without_home", "is_not_coping", "is_not_reached"] as const;
const UNDECIDED = ["new", "awaiting_information"];

/** Inquiries as rows; the arrows move between them, and f notes first contact for the one in focus. */
export function InquiryTable(props: {
  inquiries: OfficeInquiry[];
  caption: string;
  reload(): void;
}) {
  const now = useNow(30_000);
  const [failure, setFailure] = useState<unknown>(null);

  async function noteContact(one: OfficeInquiry): Promise<void> {
    if (one.first_contact_at) return;
    try {
      await watched(markInquiry(one.id, "contact", newId()));
      setFailure(null);
      props.reload();
    } catch (error) {
      setFailure(error);
    }
  }

  function onKey(event: KeyboardEvent): void {
    moveFocus(event);
    if (event.key !== "f" || isTyping(event)) return;
    const id = (document.activeElement as HTMLElement | null)?.dataset.id;
    const one = props.inquiries.find((each) => each.id === id);
    if (!one) return;
    event.preventDefault();
    void noteContact(one);
  }

  return (
    <>
      <Failure of={failure} />
      <div class="scroll">
        <table class="ds-table inquiries" onKeyDown={onKey}>
          <caption class="ds-sr-only">{props.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t("inquiries.about")}</th>
              <th scope="col">{t("inquiries.text")}</th>
              <th scope="col">{t("inquiries.received")}</th>
              <th scope="col">{t("inquiries.decision")}</th>
            </tr>
          </thead>
          <tbody>
            {props.inquiries.map((one) => (
              <Row key={one.id} one={one} now={now} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ one, now }: { one: OfficeInquiry; now: number }) {
  const name = inquiryName(one);
  const group = TARGET_GROUP.filter((each) => one[each]).map((each) => t(`inquiry.${each}`));
  return (
    <tr>
      <td>
        <a class="open" href={`/office/inquiries/${one.id}`} data-id={one.id}>
          {name}
        </a>
        {one.case && <div class="detail">{one.case.code}</div>}
        {one.address && one.address !== name && <div class="detail">{one.address}</div>}
        <div class="detail">
          {t("inquiries.told_by", {
            who: [wordLabel("inquiry_source", one.source), one.caller_name]
              .filter(Boolean)
              .join(", "),
          })}
        </div>
      </td>
      <td class="words">
        {one.text}
        {group.length > 0 && <div class="detail">{group.join(" · ")}</div>}
      </td>
      <td>
        <span class="when">{whenWords(one.received_at)}</span>
        <div class="detail">{wordLabel("channel", one.channel)}</div>
        <div class="detail">{contactWords(one, now)}</div>
      </td>
      <td>
        {wordLabel("inquiry_decision", one.decision)}
        <Tags one={one} />
        {one.follow_up_on && one.followed_up_on === null && (
          <div class="detail">
            {t("inquiryDesk.follow_up_on", { date: shortDate(one.follow_up_on) })}
          </div>
        )}
        {one.partner && <div class="detail">{one.partner.name}</div>}
      </td>
    </tr>
  );
}

function Tags({ one }: { one: OfficeInquiry }) {
  const isLate =
    one.follow_up_on !== null && one.followed_up_on === null && one.follow_up_on < localDate();
  if (one.urgency === "normal" && !isLate) return null;
  return (
    <div class="tags">
      {one.urgency !== "normal" && (
        <span class="ds-tag" data-color={one.urgency === "critical" ? "danger" : "warning"}>
          <Icon name="warning" />
          {wordShort("urgency", one.urgency)}
        </span>
      )}
      {isLate && (
        <span class="ds-tag" data-color="warning">
          <Icon name="clock" />
          {t("inquiries.late")}
        </span>
      )}
    </div>
  );
}

/** How long somebody has waited: until first contact, or as long as nobody has been in touch. */
function contactWords(one: OfficeInquiry, now: number): string {
  if (one.first_contact_at) {
    const time = waitedWords(one.received_at, Date.parse(one.first_contact_at));
    return t("inquiryDesk.contact_after", { time });
  }
  if (!UNDECIDED.includes(one.decision)) return "";
  return t("inquiries.waited", { time: waitedWords(one.received_at, now) });
}
