import { useLocation } from "preact-iso";
import { PageHeading } from "../../components/PageHeading.tsx";
import { t } from "../../locales/t.ts";
import { InquiryTable } from "./InquiryTable.tsx";
import { PolledPages } from "./PolledPages.tsx";
import { useInquiries } from "./useInquiries.ts";

const PAGE_SIZE = 50;

/** The inquiries, whoever took them: what is critical and undecided first, then the newest. */
export function Inquiries() {
  const { query, route } = useLocation();
  const page = Math.max(1, Number(query.page) || 1);
  const list = useInquiries("all", page, PAGE_SIZE);
  return (
    <main id="main">
      <div>
        <PageHeading title={t("inquiries.title")} />
        <p class="subtle" role="status">
          {list.data ? t("inquiries.count", { count: list.data.total }) : t("review.counting")}
        </p>
      </div>
      <PolledPages
        list={list}
        page={page}
        loading={t("inquiries.loading")}
        onPage={(to) => route(`/office/inquiries?page=${to}`)}
      >
        {({ inquiries }) =>
          inquiries.length === 0 ? (
            <div class="sheet stack">
              <h2>{t("inquiries.empty")}</h2>
              <p>{t("inquiries.empty_why")}</p>
            </div>
          ) : (
            <InquiryTable inquiries={inquiries} />
          )
        }
      </PolledPages>
    </main>
  );
}
