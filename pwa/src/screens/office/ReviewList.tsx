import { useLocation } from "preact-iso";
import { type EntryFilter, listEntries } from "../../api/office.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { t } from "../../locales/t.ts";
import { KeyHint } from "./KeyHint.tsx";
import { PolledPages } from "./PolledPages.tsx";
import { ReviewTable } from "./ReviewTable.tsx";
import { PlainApproval } from "./review/PlainApproval.tsx";
import { watched } from "./session.ts";
import { usePoll } from "./usePoll.ts";

/** A new entry shows at most this long after the server has it. */
const POLL_MS = 3000;

const KINDS = ["all", "odd", "plain"] as const;
const SORTS = ["newest", "oldest", "longest", "author"] as const;
const STATES = ["submitted", "approved"] as const;
type State = (typeof STATES)[number];

/** What waits for review, newest first, and what has been approved. */
export function ReviewList() {
  const { query, route } = useLocation();
  const state: State = query.state === "approved" ? "approved" : "submitted";
  const page = Math.max(1, Number(query.page) || 1);
  const done = query.done;
  const kind = KINDS.find((one) => one === query.kind) ?? "all";
  const sort = SORTS.find((one) => one === query.sort) ?? "newest";
  const list = usePoll(
    `${state}/${page}/${kind}/${sort}`,
    () => watched(listEntries(state, page, { kind, sort })),
    POLL_MS,
  );

  function go(next: State, nextPage = 1, filter: EntryFilter = { kind, sort }): void {
    const words = new URLSearchParams();
    if (filter.kind && filter.kind !== "all") words.set("kind", filter.kind);
    if (filter.sort && filter.sort !== "newest") words.set("sort", filter.sort);
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
      <div class="review-tools">
        <fieldset class="filter plain">
          <legend class="ds-sr-only">{t("review.kinds")}</legend>
          {KINDS.map((each) => (
            <Button
              key={each}
              variant="secondary"
              aria-pressed={kind === each}
              onClick={() => go(state, 1, { kind: each, sort })}
            >
              {t(`review.kind_${each}`)}
            </Button>
          ))}
        </fieldset>
        <label class="sorted">
          {t("review.sort")}
          <select
            class="ds-input"
            value={sort}
            onChange={(event) =>
              go(state, 1, { kind, sort: event.currentTarget.value as typeof sort })
            }
          >
            {SORTS.map((each) => (
              <option key={each} value={each}>
                {t(`review.sort_${each}`)}
              </option>
            ))}
          </select>
        </label>
        {state === "submitted" && list.data && (
          <PlainApproval entries={list.data.entries} onDone={list.reload} />
        )}
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
              <KeyHint text={t("review.keys")} />
            </>
          )
        }
      </PolledPages>
    </main>
  );
}
