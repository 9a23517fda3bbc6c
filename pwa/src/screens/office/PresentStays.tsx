import { listPresentStays, type PresentStay } from "../../api/housing.ts";
import { Icon } from "../../components/Icon.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { CaseViews } from "./CaseViews.tsx";
import { kroner } from "./case/homeWords.ts";
import { PolledState } from "./PolledState.tsx";
import { watched } from "./session.ts";
import { usePoll } from "./usePoll.ts";

const POLL_MS = 30_000;

/** Who is in temporary housing now: whoever has been there longest stands first. */
export function PresentStays() {
  const list = usePoll("stays", () => watched(listPresentStays()), POLL_MS);
  return (
    <main id="main">
      <CaseViews />
      <div>
        <PageHeading title={t("stays_now.title")} />
        <p class="subtle" role="status">
          {list.data ? t("stays_now.count", { count: list.data.length }) : t("review.counting")}
        </p>
      </div>
      <PolledState of={list} loading={t("stays_now.loading")} />
      {list.data?.length === 0 && (
        <div class="sheet stack">
          <h2>{t("stays_now.empty")}</h2>
          <p>{t("stays_now.empty_why")}</p>
        </div>
      )}
      {list.data && list.data.length > 0 && <Table stays={list.data} />}
    </main>
  );
}

function Table({ stays }: { stays: PresentStay[] }) {
  return (
    <div class="scroll">
      <table class="ds-table">
        <caption class="ds-sr-only">{t("stays_now.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("forums.case")}</th>
            <th scope="col">{t("stays_now.days")}</th>
            <th scope="col">{t("record.temporary_stay_landlord_id")}</th>
            <th scope="col">{t("record.temporary_stay_next_step")}</th>
            <th scope="col" class="number">
              {t("stays_now.cost")}
            </th>
          </tr>
        </thead>
        <tbody>
          {stays.map((stay) => (
            <tr key={stay.case.id}>
              <th scope="row">
                <a class="open" href={`/office/cases/${stay.case.id}`}>
                  {t("cases.name", { code: stay.case.code, name: stay.case.resident_name })}
                </a>
              </th>
              <td>
                <Days stay={stay} />
                <div class="detail">{t("stays_now.since", { on: shortDate(stay.since) })}</div>
              </td>
              <td>{stay.landlord_name ?? t("housing.not_set")}</td>
              <td>{stay.next_step ?? t("housing.not_set")}</td>
              <td class="number">
                {kroner(stay.cost_ore)}
                {stay.without_price > 0 && (
                  <div class="detail">
                    {t("stays_now.without_price", { count: stay.without_price })}
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many days on end; with a sign when it has lasted long. */
function Days({ stay: { days, length } }: { stay: PresentStay }) {
  const words = t("stays.days", { count: days });
  if (!length) return <>{words}</>;
  return (
    <span class="ds-tag" data-color={length === "second" ? "danger" : "warning"}>
      <Icon name="warning" />
      {words}
    </span>
  );
}
