import { useRef, useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { callLink } from "../../domain/links.ts";
import { t } from "../../locales/t.ts";
import { closedSince } from "../../store/lease.ts";
import { FetchCase } from "./FetchCase.tsx";
import { type Found, KINDS, type Kind, search, searchText } from "./searched.ts";
import { Tabs } from "./Tabs.tsx";

/** So many of each kind are shown until one asks for the rest. */
const FIRST = 4;
/** And never more: nobody reads further, one types another letter. */
const MOST = 50;

/** Searches everything on this phone, letter by letter, with or without a network. */
export function Search() {
  const text = searchText.value;
  const results = useRef<HTMLDivElement>(null);
  const isSearching = text.trim() !== "";
  const found = isSearching ? search(text) : [];
  const groups = KINDS.map((kind) => ({ kind, found: found.filter((one) => one.kind === kind) }));

  function toFirst(event: Event): void {
    event.preventDefault();
    results.current?.querySelector<HTMLElement>("a, button")?.focus();
  }

  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("search.title")} />
          <p class="lead">{t("search.lead")}</p>
        </header>
        <main class="page">
          {closedSince.value && (
            <Notice kind="warning">
              <p>{t("lease.what")}</p>
            </Notice>
          )}
          <search>
            <form class="field" onSubmit={toFirst}>
              <label class="ds-label" for="search">
                {t("search.label")}
              </label>
              <input
                id="search"
                class="ds-input"
                type="search"
                value={text}
                autoComplete="off"
                autoCapitalize="none"
                autoCorrect="off"
                spellcheck={false}
                enterkeyhint="search"
                aria-describedby="search-status"
                onInput={(event) => {
                  searchText.value = event.currentTarget.value;
                }}
              />
            </form>
          </search>
          <p id="search-status" role="status" class={isSearching ? undefined : "subtle"}>
            {isSearching ? t("search.count_found", { count: found.length }) : t("search.hint")}
          </p>
          {isSearching && found.length === 0 && (
            <ul class="why">
              <li>{t("search.none_shorter")}</li>
              <li>{t("search.none_elsewhere")}</li>
            </ul>
          )}
          <div ref={results} class="stack">
            {groups.map((group) => (
              <Group key={`${group.kind} ${text}`} {...group} />
            ))}
          </div>
          <FetchCase text={text} />
        </main>
      </div>
      <Tabs path="/search" />
    </div>
  );
}

function Group({ kind, found }: { kind: Kind; found: Found[] }) {
  const [isAll, setAll] = useState(false);
  if (found.length === 0) return null;
  const shown = found.slice(0, isAll ? MOST : FIRST);
  return (
    <section class="section" aria-labelledby={`found-${kind}`}>
      <h2 id={`found-${kind}`}>
        {t(`search.kind_${kind}`)} <span class="count">{found.length}</span>
      </h2>
      {shown.map((one) => (
        <Result key={one.key} one={one} />
      ))}
      {shown.length < found.length && !isAll && (
        <Button class="wide" variant="secondary" onClick={() => setAll(true)}>
          {t("search.all_of", {
            count: Math.min(found.length, MOST),
            kind: t(`search.kind_${kind}`),
          })}
        </Button>
      )}
      {isAll && found.length > MOST && <p class="subtle">{t("search.more")}</p>}
    </section>
  );
}

function Result({ one }: { one: Found }) {
  const { name, detail, href, phone } = one;
  return (
    <article class="row">
      <div class="words">
        <h3 class="name">{href ? <a href={href}>{name}</a> : name}</h3>
        {detail && <p class="detail clamped">{detail}</p>}
      </div>
      {phone && (
        <a
          class="ds-button start"
          data-variant="primary"
          href={callLink(phone)}
          aria-label={t("case.call_who", { name })}
        >
          <Icon name="phone" />
          <span>{t("case.call")}</span>
        </a>
      )}
    </article>
  );
}
