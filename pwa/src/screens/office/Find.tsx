import { useEffect, useId, useRef, useState } from "preact/hooks";
import { type Found, find } from "../../api/search.ts";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { FoundGroups } from "./FoundGroups.tsx";
import { watched } from "./session.ts";

/** So long after the last key the server is asked; it takes sixty questions a minute. */
const PAUSE_MS = 300;
const SHORTEST = 2;

/** Search over what one may see. Nothing of it stands in the address, and nothing is kept. */
export function Find() {
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState<{ text: string; found: Found } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const wanted = text.trim();
  const isLong = wanted.length >= SHORTEST;

  // After the heading, which takes the focus of a page that one comes to.
  useEffect(() => {
    const later = setTimeout(() => field.current?.focus());
    return () => clearTimeout(later);
  }, []);

  useEffect(() => {
    setFailure(null);
    if (wanted.length < SHORTEST) {
      setAnswer(null);
      return;
    }
    const asking = new AbortController();
    const later = setTimeout(async () => {
      try {
        const found = await watched(find(wanted, asking.signal));
        if (!asking.signal.aborted) setAnswer({ text: wanted, found });
      } catch (error) {
        if (!asking.signal.aborted) setFailure(error);
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(later);
      asking.abort();
    };
  }, [wanted]);

  const shown = isLong && failure === null ? answer : null;
  return (
    <main id="main">
      <div>
        <PageHeading title={t("find.title")} />
        <p class="subtle">{t("find.lead")}</p>
      </div>
      <search class="field">
        <label class="ds-label" for={id}>
          {t("find.label")}
        </label>
        <p class="subtle" id={`${id}-hint`}>
          {t("find.hint")}
        </p>
        <input
          ref={field}
          id={id}
          class="ds-input"
          type="search"
          autoComplete="off"
          spellcheck={false}
          maxLength={100}
          value={text}
          aria-describedby={`${id}-hint`}
          data-find
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </search>
      <p role="status" class="ds-sr-only">
        {shown && t("find.count", { count: countOf(shown.found) })}
      </p>
      {failure !== null && (
        <Notice kind="warning" isLive>
          <p>{errorWords(failure)}</p>
        </Notice>
      )}
      {isLong && !shown && failure === null && <Waiting text={t("find.looking")} />}
      {shown && countOf(shown.found) === 0 && (
        <div class="sheet stack">
          <h2>{t("find.none", { text: shown.text })}</h2>
          <p>{t("find.none_why")}</p>
        </div>
      )}
      {shown && <FoundGroups found={shown.found} />}
    </main>
  );
}

function countOf(found: Found): number {
  return Object.values(found).reduce((sum, group) => sum + group.hits.length, 0);
}
