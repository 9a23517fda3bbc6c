import type { CaseMatch, InquiryMatch, InquiryMatches } from "../../../api/inquiries.ts";
import { Button } from "../../../components/Button.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { whenWords } from "../whenWords.ts";
import { wordLabel } from "../words.ts";

/** What an inquiry is to be joined to. */
export interface Joined {
  caseId: string | null;
  inquiryId: string | null;
  name: string;
}

/** What an inquiry may belong to, with why, and a button for each to join it. */
export function Matches(props: {
  found: InquiryMatches;
  isBusy?: boolean;
  onJoin(joined: Joined): void;
}) {
  const { found } = props;
  return (
    <ul class="found">
      {found.cases.map((one) => (
        <li key={one.id}>
          <strong>{t("cases.name", { code: one.code, name: one.resident_name })}</strong>
          {one.address && <span>{one.address}</span>}
          <Why reasons={one.reasons} />
          <span class="buttons">
            <Button
              variant="secondary"
              disabled={props.isBusy}
              onClick={() => props.onJoin(joinedCase(one))}
            >
              {t("inquiryDesk.join_case", { code: one.code })}
            </Button>
            <a class="alone" href={`/office/cases/${one.id}`}>
              {t("inquiryDesk.see_case", { code: one.code })}
            </a>
          </span>
        </li>
      ))}
      {found.closed.map((one) => (
        <li key={one.id}>
          <strong>{one.resident_name}</strong>
          <span>{t("inquiryDesk.had_case", { on: shortDate(one.closed_on) })}</span>
          {one.address && <span>{one.address}</span>}
          <Why reasons={one.reasons} />
          <span class="buttons">
            <a class="alone" href={`/office/cases/${one.id}`}>
              {t("inquiryDesk.see_case", { code: one.code })}
            </a>
          </span>
        </li>
      ))}
      {found.inquiries.map((one) => (
        <li key={one.id}>
          <strong>{matchName(one)}</strong>
          {one.text && <span class="cut">{one.text}</span>}
          <Why reasons={one.reasons} />
          <span class="buttons">
            <Button
              variant="secondary"
              disabled={props.isBusy}
              onClick={() =>
                props.onJoin({ caseId: null, inquiryId: one.id, name: matchName(one) })
              }
            >
              {t("inquiryDesk.join_inquiry")}
            </Button>
            <a class="alone" href={`/office/inquiries/${one.id}`}>
              {t("inquiryDesk.see_inquiry")}
            </a>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Why({ reasons }: { reasons: CaseMatch["reasons"] }) {
  return (
    <span class="detail">
      {reasons.map((reason) => t(`inquiryDesk.match_${reason}`)).join(" · ")}
    </span>
  );
}

function joinedCase({ id, code, resident_name: name }: CaseMatch): Joined {
  return { caseId: id, inquiryId: null, name: t("cases.name", { code, name }) };
}

function matchName(one: InquiryMatch): string {
  const what = one.about ?? one.address ?? wordLabel("inquiry_source", one.source);
  return `${what}, ${whenWords(one.received_at)}`;
}
