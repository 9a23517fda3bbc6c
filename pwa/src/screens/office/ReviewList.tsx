import { useLocation } from "preact-iso";
import { listEntries } from "../../api/office.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { t } from "../../locales/t.ts";
import { PolledPages } from "./PolledPages.tsx";
import { ReviewTable } from "./ReviewTable.tsx";
import { watched } from "./session.ts";
import { usePoll } from "./usePoll.ts";

/** A new entry shows at most this long after the server has it. */
const POLL_MS = 3000;

const STATES = ["submitted", "approved"] as const;
type State = (typeof STATES)[number];

/** What waits for review, newest first, and what has been approved. */
export function ReviewList() {
  const { query, route } = useLocation();
  const state: State = query.state === "approved" ? "approved" : "submitted";
  const page = Math.max(1, Number(query.page) || 1);
  const done = query.done;
  const list = usePoll(`${state}/${page}`, () => watched(listEntries(state, page)), POLL_MS);

  function go(next: State, nextPage = 1): void {
    const words = new URLSearchParams();
    if (next !== "submitted") words.set("state", next);
    if (nextPage > 1) words.set("page", String(nextPage));
    route(words.size ? `/office?${words}` : "/office");
  }

  return (
    <main id="main">
      <div class="heading">
        <div>
          <PageHeading title={t("review.title")} />
          <p class="subtle" role="status">
            {list.data
              ? t(`review.count_${state}`, { count: list.data.total })
              : t("review.counting")}
          </p>
        </div>
        <fieldset class="filter plain">
          <legend class="ds-sr-only">{t("review.filter")}</legend>
          {STATES.map((each) => (
            <Button
              key={each}
              variant="secondary"
              aria-pressed={state === each}
              onClick={() => go(each)}
            >
              {t(`review.filter_${each}`)}
            </Button>
          ))}
        </fieldset>
      </div>
      {done && (
        <Notice kind="success" isLive>
          <p>{t("review.done", { code: done })}</p>
        </Notice>
      )}
      {query.returned && (
        <Notice kind="success" isLive>
          <p>{t("review.returned", { code: query.returned })}</p>
        </Notice>
      )}
      <PolledPages
        list={list}
        page={page}
        loading={t("review.loading")}
        onPage={(to) => go(state, to)}
      >
        {({ entries }) =>
          entries.length === 0 ? (
            <div class="sheet stack">
              <h2>{t(`review.empty_${state}`)}</h2>
              <p>{t(`review.empty_${state}_why`)}</p>
            </div>
          ) : (
            <>
              <ReviewTable entries={entries} caption={t(`review.caption_${state}`)} />
              <p class="detail">{t("review.keys")}</p>
            </>
          )
        }
      </PolledPages>
    </main>
  );
}
