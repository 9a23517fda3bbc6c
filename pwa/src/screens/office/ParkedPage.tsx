import { useEffect, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { isNotFound } from "../../api/errors.ts";
import { getEntry, type OfficeEntry } from "../../api/office.ts";
import { getParked, type Parked } from "../../api/parked.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { Afterwards } from "./Afterwards.tsx";
import { ConflictChoices } from "./ConflictChoices.tsx";
import { FieldTable } from "./FieldTable.tsx";
import { ParkedFacts } from "./ParkedFacts.tsx";
import { changeRows, subjectOf } from "./parkedWords.ts";
import { watched } from "./session.ts";
import { WaysOut } from "./WaysOut.tsx";

interface Shown {
  one: Parked;
  /** The entry as it stands; null when there is none yet, or it is about something else. */
  entry: OfficeEntry | null;
}

/** One thing that waits: both values, what it builds upon, and the ways out of it. */
export function ParkedPage() {
  const { opId = "" } = useRoute().params;
  const { route } = useLocation();
  const [shown, setShown] = useState<Shown | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  async function load(): Promise<void> {
    setFailure(null);
    try {
      const one = await watched(getParked(opId));
      setShown({ one, entry: one.entry ? await watched(getEntry(one.entry.id)) : null });
    } catch (error) {
      setFailure(error);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another id is the only other question.
  useEffect(() => {
    setShown(null);
    void load();
  }, [opId]);

  /** Runs a decision; after the last there is nothing more to see here. */
  async function decide(act: () => Promise<void>, isLast = true): Promise<void> {
    setFailure(null);
    try {
      await watched(act());
      if (!isLast) return await load();
      const done = shown ? subjectOf(shown.one) : "";
      const outcome = shown?.one.outcome ?? "late";
      route(`/office/queue?outcome=${outcome}&done=${encodeURIComponent(done)}`);
    } catch (error) {
      setFailure(error);
    }
  }

  const isGone = isNotFound(failure);
  return (
    <main id="main" class="narrow">
      <p>
        <a class="alone" href={`/office/queue?outcome=${shown?.one.outcome ?? "late"}`}>
          {t("queue.back")}
        </a>
      </p>
      {shown ? (
        <Whole shown={shown} decide={decide} />
      ) : (
        <>
          <PageHeading title={failure === null ? t("queue.one") : t("queue.not_shown")} />
          {failure === null && <Waiting text={t("queue.loading_one")} />}
        </>
      )}
      {failure !== null && (
        <Notice kind={isGone ? "info" : "danger"} isLive>
          <p>{isGone ? t("queue.gone") : errorWords(failure)}</p>
          {!isGone && (
            <p>
              <Button variant="secondary" onClick={() => void load()}>
                {shown ? t("entry.show_newest") : t("action.try_again")}
              </Button>
            </p>
          )}
        </Notice>
      )}
    </main>
  );
}

function Whole(props: {
  shown: Shown;
  decide(act: () => Promise<void>, isLast?: boolean): Promise<void>;
}) {
  const { one, entry } = props.shown;
  const isConflict = one.outcome === "conflict" && one.conflicts.length > 0;
  return (
    <>
      <div class="heading">
        <PageHeading title={subjectOf(one)} />
        <span class="ds-tag" data-color="warning">
          {t(`queue.kind_${one.outcome}`)}
        </span>
      </div>
      <ParkedFacts one={one} />
      {isConflict ? (
        <ConflictChoices one={one} entry={entry} decide={props.decide} />
      ) : (
        <section class="sheet stack" aria-labelledby="values">
          <h2 id="values">{t("queue.values")}</h2>
          <FieldTable rows={changeRows(one.changes, entry)} writer={one.author.name} />
        </section>
      )}
      {one.outcome === "late" && entry && <Afterwards entry={entry} changes={one.changes} />}
      {!isConflict && <WaysOut one={one} decide={props.decide} />}
    </>
  );
}
