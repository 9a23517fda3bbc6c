import { useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Section } from "../../components/Section.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { packDays } from "../../store/colleagues.ts";
import { row } from "../../store/view.ts";
import { type FoundCase, fetchCase, findCases } from "../../sync/fetchCase.ts";

/** Shorter beginnings fit half the town. */
const SHORTEST = 2;

/** *Hent sak*: what is not on the phone is asked for at the office, when there is a network. */
export function FetchCase({ text }: { text: string }) {
  const asked = text.trim();
  const [answer, setAnswer] = useState<{ text: string; found: FoundCase[] } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  if (asked.length < SHORTEST) return null;

  async function doing(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }

  const find = () => doing(async () => setAnswer({ text: asked, found: await findCases(asked) }));
  const take = (id: string) => doing(() => fetchCase(id));
  const found = answer?.text === asked ? answer.found : null;
  return (
    <Section id="fetch" title={t("fetch.title")}>
      <p class="subtle">{t("fetch.what", { days: packDays() })}</p>
      <Button class="wide" variant="secondary" aria-busy={isBusy} onClick={() => void find()}>
        {t("fetch.find", { text: asked })}
      </Button>
      {failure !== null && (
        <Notice kind="warning" isLive>
          <p>{errorWords(failure)}</p>
        </Notice>
      )}
      <p role="status" class={found ? undefined : "ds-sr-only"}>
        {found && t("fetch.count", { count: found.length })}
      </p>
      {found?.map((one) => (
        <article class="row" key={one.id}>
          <div class="words">
            <h3 class="name">
              {row("case", one.id) ? <a href={`/cases/${one.id}`}>{one.name}</a> : one.name}
            </h3>
            <p class="detail">{[one.code, one.address].filter(Boolean).join(" · ")}</p>
          </div>
          {!row("case", one.id) && (
            <Button
              class="start"
              aria-label={t("fetch.take_which", { name: one.name })}
              onClick={() => void take(one.id)}
            >
              <span>{t("fetch.take")}</span>
            </Button>
          )}
        </article>
      ))}
    </Section>
  );
}
