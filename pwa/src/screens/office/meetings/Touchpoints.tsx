import { useLocation } from "preact-iso";
import { listTouchpoints, type PartnerMeeting, type Touchpoint } from "../../../api/series.ts";
import { Icon } from "../../../components/Icon.tsx";
import { t } from "../../../locales/t.ts";
import { PolledPages } from "../PolledPages.tsx";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { wordLabel } from "../words.ts";
import { addressOf } from "./Meetings.tsx";
import { dayWords, weekWords } from "./meetingWords.ts";

const POLL_MS = 15_000;

/** Every partner with the last and the next meeting; those whose meeting has gone by stand first. */
export function Touchpoints({ page }: { page: number }) {
  const { route } = useLocation();
  const list = usePoll(`touchpoints/${page}`, () => watched(listTouchpoints(page)), POLL_MS);
  return (
    <>
      <p class="subtle" role="status">
        {list.data
          ? t("meetings.touchpoints_count", {
              count: list.data.total,
              overdue: list.data.overdue,
            })
          : t("review.counting")}
      </p>
      <PolledPages
        list={list}
        page={page}
        loading={t("meetings.loading")}
        onPage={(to) => route(addressOf("touchpoints", to))}
      >
        {({ touchpoints }) =>
          touchpoints.length === 0 ? (
            <div class="sheet stack">
              <h2>{t("meetings.no_partners")}</h2>
              <p>{t("meetings.no_partners_why")}</p>
            </div>
          ) : (
            <div class="scroll">
              <table class="ds-table">
                <caption class="ds-sr-only">{t("meetings.view_touchpoints")}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t("meetings.col_partner")}</th>
                    <th scope="col">{t("meetings.last")}</th>
                    <th scope="col">{t("meetings.next")}</th>
                    <th scope="col">{t("meetings.gone_by")}</th>
                  </tr>
                </thead>
                <tbody>
                  {touchpoints.map((each) => (
                    <Row key={each.partner.id} each={each} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </PolledPages>
    </>
  );
}

function Row({ each }: { each: Touchpoint }) {
  return (
    <tr>
      <th scope="row">
        {each.partner.name}
        <div class="detail">{wordLabel("partner_type", each.partner.partner_type)}</div>
      </th>
      <td>{each.last ? <Day day={each.last} /> : <None words={t("meetings.never_met")} />}</td>
      <td>{each.next ? <Day day={each.next} /> : <None words={t("meetings.none_planned")} />}</td>
      <td>
        {each.overdue && (
          <>
            <span class="ds-tag" data-color="warning">
              <Icon name="warning" />
              {t("meetings.not_held")}
            </span>
            <div>{dayWords(each.overdue.held_on)}</div>
          </>
        )}
      </td>
    </tr>
  );
}

function Day({ day }: { day: PartnerMeeting }) {
  return (
    <>
      {dayWords(day.held_on)}
      <div class="detail">
        {weekWords(day.held_on)} · {wordLabel("meeting_type", day.type)}
      </div>
    </>
  );
}

function None({ words }: { words: string }) {
  return <span class="subtle">{words}</span>;
}
