import type { ComponentChildren } from "preact";
import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";
import { PolledState } from "./PolledState.tsx";
import type { Polled } from "./usePoll.ts";

/** One page of a longer list, as the server answers it. */
interface Page {
  total: number;
  page_size: number;
}

/**
 * What stands around a list that is asked for again and again: that it loads, that asking failed, and
 * the way to its other pages.
 * @param children makes the list itself from an answer
 */
export function PolledPages<T extends Page>(props: {
  list: Polled<T>;
  page: number;
  loading: string;
  onPage(page: number): void;
  children(data: T): ComponentChildren;
}) {
  const { list, page, onPage } = props;
  const pages = list.data ? Math.max(1, Math.ceil(list.data.total / list.data.page_size)) : 1;
  return (
    <>
      <PolledState of={list} loading={props.loading} />
      {list.data && props.children(list.data)}
      {pages > 1 && (
        <nav class="pages" aria-label={t("review.pages")}>
          <Button variant="secondary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {t("review.previous")}
          </Button>
          <span>{t("review.page_of", { page, pages })}</span>
          <Button variant="secondary" disabled={page >= pages} onClick={() => onPage(page + 1)}>
            {t("review.next")}
          </Button>
        </nav>
      )}
    </>
  );
}
