import { useLocation } from "preact-iso";
import type { InquiryPage, InquiryState } from "../../api/inquiries.ts";
import { PageHeading } from "../../components/PageHeading.tsx";
import { t } from "../../locales/t.ts";
import { InquiryTable } from "./InquiryTable.tsx";
import { PolledPages } from "./PolledPages.tsx";
import { useInquiries } from "./useInquiries.ts";
import { useKey } from "./useKey.ts";

const PAGE_SIZE = 50;
const STATES: InquiryState[] = ["undecided", "follow_up", "all"];

/** The inbox: what waits for a decision first, by urgency and age; and what is to be followed up. */
export function Inquiries() {
  const { query, route } = useLocation();
  const state = STATES.find((each) => each === query.state) ?? "undecided";
  const page = Math.max(1, Number(query.page) || 1);
  const list = useInquiries(state, page, PAGE_SIZE);
  const counts = list.data?.counts ?? null;
  useKey("n", () => route("/office/inquiries/new"));
  return (
    <main id="main">
      <div class="heading">
        <div>
          <PageHeading title={t("inquiries.title")} />
          <p class="subtle" role="status">
            {list.data
              ? t(`inquiries.count_${state}`, { count: list.data.total })
              : t("review.counting")}
          </p>
        </div>
        <a
          class="ds-button"
          data-variant="primary"
          href="/office/inquiries/new"
          aria-keyshortcuts="n"
        >
          {t("inquiryDesk.new")}
        </a>
      </div>
      <Kinds chosen={state} counts={counts} />
      <PolledPages
        list={list}
        page={page}
        loading={t("inquiries.loading")}
        onPage={(to) => route(`/office/inquiries?state=${state}&page=${to}`)}
      >
        {({ inquiries }) =>
          inquiries.length === 0 ? (
            <div class="sheet stack">
              <h2>{t(`inquiries.empty_${state}`)}</h2>
              <p>{t(`inquiries.empty_${state}_why`)}</p>
            </div>
          ) : (
            <>
              <InquiryTable
                inquiries={inquiries}
                caption={t(`inquiries.tab_${state}`)}
                reload={list.reload}
              />
              <p class="detail screen-only">{t("inquiries.keys")}</p>
            </>
          )
        }
      </PolledPages>
    </main>
  );
}

function Kinds(props: { chosen: InquiryState; counts: InquiryPage["counts"] | null }) {
  const { chosen, counts } = props;
  return (
    <nav class="kinds" aria-label={t("inquiries.tabs")}>
      {STATES.map((state) => (
        <a
          key={state}
          href={`/office/inquiries?state=${state}`}
          aria-current={state === chosen ? "page" : undefined}
        >
          {t(`inquiries.tab_${state}`)}
          {counts && <span class="count">{counts[state]}</span>}
          {state === "follow_up" && counts && counts.due > 0 && (
            <span class="detail due">{t("inquiries.due", { count: counts.due })}</span>
          )}
        </a>
      ))}
    </nav>
  );
}
