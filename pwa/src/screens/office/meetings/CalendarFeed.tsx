import { useEffect, useId, useRef, useState } from "preact/hooks";
import {
  endCalendarFeed,
  type CalendarFeed as Feed,
  readCalendarFeed,
  renewCalendarFeed,
} from "../../../api/series.ts";
import { Button } from "../../../components/Button.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { Waiting } from "../../../components/Waiting.tsx";
import { localDate, shortDate } from "../../../domain/format.ts";
import { errorWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";
import { watched } from "../session.ts";

/** One's meetings in one's own calendar program: a secret address that can be renewed and ended. */
export function CalendarFeed() {
  const [feed, setFeed] = useState<Feed | null>(null);
  const [address, setAddress] = useState("");
  const [hasCopied, setCopied] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  async function attempt(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  const look = () => attempt(async () => setFeed(await watched(readCalendarFeed())));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page is opened.
  useEffect(() => void look(), []);
  useEffect(() => {
    if (address) field.current?.select();
  }, [address]);

  const renew = () =>
    attempt(async () => {
      setAddress(await watched(renewCalendarFeed()));
      setCopied(false);
      setFeed(await watched(readCalendarFeed()));
    });
  const end = () =>
    attempt(async () => {
      await watched(endCalendarFeed());
      setAddress("");
      setFeed(await watched(readCalendarFeed()));
    });
  const copy = () =>
    attempt(async () => {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    });

  return (
    <section class="sheet stack narrow-sheet" aria-labelledby={id}>
      <h2 id={id}>{t("calendar.title")}</h2>
      <p>{t("calendar.why")}</p>
      <p class="subtle">{t("calendar.holds")}</p>
      {failure !== null && (
        <Notice kind="danger" isLive>
          <p>{errorWords(failure)}</p>
          {!feed && <Button onClick={() => void look()}>{t("action.try_again")}</Button>}
        </Notice>
      )}
      {!feed && failure === null && <Waiting text={t("meetings.loading")} />}
      {address && (
        <div class="stack" role="status">
          <div class="field">
            <label class="ds-label" for={`${id}-address`}>
              {t("calendar.address")}
            </label>
            <p class="subtle" id={`${id}-once`}>
              {t("calendar.once")}
            </p>
            <input
              ref={field}
              id={`${id}-address`}
              class="ds-input"
              readOnly
              value={address}
              aria-describedby={`${id}-once`}
            />
          </div>
          <div class="buttons">
            <Button onClick={() => void copy()}>{t("calendar.copy")}</Button>
            {hasCopied && <p>{t("calendar.copied")}</p>}
          </div>
        </div>
      )}
      {feed && (
        <>
          <p>{standing(feed)}</p>
          <div class="buttons">
            <Button
              variant={feed.made_at ? "secondary" : "primary"}
              disabled={isBusy}
              onClick={() => void renew()}
            >
              {t(feed.made_at ? "calendar.renew" : "calendar.make")}
            </Button>
            {feed.made_at && (
              <Button variant="tertiary" disabled={isBusy} onClick={() => void end()}>
                {t("calendar.end")}
              </Button>
            )}
          </div>
          {feed.made_at && <p class="detail">{t("calendar.renew_why")}</p>}
        </>
      )}
    </section>
  );
}

function standing(feed: Feed): string {
  if (!feed.made_at) return t("calendar.none");
  const made = t("calendar.made", { date: shortDate(localDate(feed.made_at)) });
  if (!feed.last_read_on) return `${made} ${t("calendar.unread")}`;
  return `${made} ${t("calendar.read", { date: shortDate(feed.last_read_on) })}`;
}
