import { useLocation } from "preact-iso";
import { listCases, type Shown } from "../../api/cases.ts";
import { Button } from "../../components/Button.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { t } from "../../locales/t.ts";
import { CaseTable } from "./CaseTable.tsx";
import { CaseViews } from "./CaseViews.tsx";
import { PolledPages } from "./PolledPages.tsx";
import { watched } from "./session.ts";
import { usePoll } from "./usePoll.ts";

const POLL_MS = 15_000;
const FILTERS = ["open", "ending", "closed"] as const;

/** The cases that one may read: open ones first, by the next deadline. */
export function Cases() {
  const { query, route } = useLocation();
  const show: Shown = FILTERS.find((each) => each === query.show) ?? "open";
  const isMine = query.mine === "true";
  const page = Math.max(1, Number(query.page) || 1);
  const key = `cases/${show}/${isMine}/${page}`;
  const list = usePoll(key, () => watched(listCases(show, isMine, page)), POLL_MS);

  function go(next: Shown, mine: boolean, nextPage = 1): void {
    const words = new URLSearchParams();
    if (next !== "open") words.set("show", next);
    if (mine) words.set("mine", "true");
    if (nextPage > 1) words.set("page", String(nextPage));
    route(words.size ? `/office/cases?${words}` : "/office/cases");
  }

  return (
    <main id="main">
      <CaseViews />
      <div class="heading">
        <div>
          <PageHeading title={t("cases.title")} />
          <p class="subtle" role="status">
            {list.data
              ? t(`cases.count_${show}`, { count: list.data.total })
              : t("review.counting")}
          </p>
        </div>
        <fieldset class="filter plain">
          <legend class="ds-sr-only">{t("cases.filter")}</legend>
          {FILTERS.map((each) => (
            <Button
              key={each}
              variant="secondary"
              aria-pressed={show === each}
              onClick={() => go(each, isMine)}
            >
              {t(`cases.filter_${each}`)}
              {each === "ending" && list.data ? ` (${list.data.ending})` : ""}
            </Button>
          ))}
          <Button variant="secondary" aria-pressed={isMine} onClick={() => go(show, !isMine)}>
            {t("cases.filter_mine")}
          </Button>
        </fieldset>
      </div>
      <PolledPages
        list={list}
        page={page}
        loading={t("cases.loading")}
        onPage={(to) => go(show, isMine, to)}
      >
        {({ cases }) =>
          cases.length === 0 ? (
            <div class="sheet stack">
              <h2>{t(`cases.empty_${show}`)}</h2>
              <p>{t(isMine ? "cases.empty_mine_why" : `cases.empty_${show}_why`)}</p>
            </div>
          ) : (
            <CaseTable cases={cases} isClosed={show === "closed"} />
          )
        }
      </PolledPages>
    </main>
  );
}
