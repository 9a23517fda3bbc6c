import type { AgendaItem } from "../../../api/weekly.ts";
import { Icon } from "../../../components/Icon.tsx";
import { clockTime, localDate, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { wordLabel } from "../words.ts";
import { reasonColor, reasonWords, visitWords } from "./reasonWords.ts";

/** What a point is called. */
export function pointName(item: AgendaItem): string {
  if (item.is_hidden) return t(`agenda.reason.${item.reasons[0]?.key ?? "hidden_case"}`);
  if (item.title) return item.case ? `${item.case.code} ${item.title}` : item.title;
  if (item.case) return `${item.case.code} ${item.case.name}`;
  if (item.inquiry) {
    const source = wordLabel("inquiry_source", item.inquiry.source);
    return [item.inquiry.code, source].filter(Boolean).join(" ");
  }
  if (item.worker) return t("meeting.plan_of", { who: item.worker.name });
  return t("meeting.incident");
}

/** The name of a point as a link to what it is about, with why it stands there. */
export function PointHead({ item, isLinked }: { item: AgendaItem; isLinked: boolean }) {
  const href = item.case
    ? `/office/cases/${item.case.id}`
    : item.inquiry && `/office/inquiries/${item.inquiry.id}`;
  const name = pointName(item);
  return (
    <div class="point-head">
      <h3>
        {href && isLinked && !item.is_hidden ? <a href={href}>{name}</a> : name}
        {item.handled_at && (
          <span class="ds-tag" data-color="success">
            <Icon name="check" />
            {t("meeting.handled")}
          </span>
        )}
      </h3>
      {item.inquiry && (
        <p>
          {item.inquiry.text}
          <span class="detail">
            {" "}
            {t("meeting.received", {
              date: shortDate(localDate(item.inquiry.received_at)),
              time: clockTime(item.inquiry.received_at),
            })}
          </span>
        </p>
      )}
      {item.incident?.text && <p>{item.incident.text}</p>}
      {item.worker ? <Visits item={item} /> : <Reasons item={item} />}
    </div>
  );
}

function Reasons({ item }: { item: AgendaItem }) {
  // Of what one may not hear of, the first says that alone, and names the point.
  const told = item.is_hidden ? item.reasons.slice(1) : item.reasons;
  if (told.length === 0) return null;
  return (
    <ul class="tags reasons" aria-label={t("meeting.why")}>
      {told.map((reason, n) => (
        <li key={n} class="ds-tag" data-color={reasonColor(reason.key)}>
          {reasonWords(reason)}
        </li>
      ))}
    </ul>
  );
}

function Visits({ item }: { item: AgendaItem }) {
  if (item.reasons.every(({ key }) => key !== "visit")) {
    return <p class="subtle">{t("agenda.reason.no_visits")}</p>;
  }
  return (
    <ul class="plan">
      {item.reasons.map((reason, n) => {
        const { when, where } = visitWords(reason);
        return (
          <li key={n}>
            <span class="when">{when}</span> {where}
            {reason.minutes ? ` · ${t("time.minutes", { minutes: reason.minutes })}` : ""}
          </li>
        );
      })}
    </ul>
  );
}
