import { useEffect, useMemo, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { isNotFound } from "../../api/errors.ts";
import {
  approveEntry,
  type CasePhotos,
  getEntry,
  type OfficeEntry,
  returnEntry,
} from "../../api/office.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { newId } from "../../domain/ids.ts";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { EntryFacts } from "./EntryFacts.tsx";
import { EntryPhotos } from "./EntryPhotos.tsx";
import { entryName } from "./entryName.ts";
import { KeyHint } from "./KeyHint.tsx";
import { useKeys } from "./keys.ts";
import { MissingPhotos } from "./MissingPhotos.tsx";
import { ReturnForm } from "./ReturnForm.tsx";
import { CorrectForm } from "./review/CorrectForm.tsx";
import { useNeighbours } from "./review/useNeighbours.ts";
import { session, watched } from "./session.ts";
import { wordLabel } from "./words.ts";

type Mode = "looking" | "returning" | "correcting" | "corrected";

/** One entry, all of it, and the decision about it. What is approved is the version shown here. */
export function EntryPage() {
  const { id = "" } = useRoute().params;
  const { route } = useLocation();
  const [entry, setEntry] = useState<OfficeEntry | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  async function load(): Promise<void> {
    setFailure(null);
    try {
      setEntry(await watched(getEntry(id)));
    } catch (error) {
      setFailure(error);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: another id is the only other question.
  useEffect(() => {
    setEntry(null);
    setMode("looking");
    void load();
  }, [id]);

  // One operation for each version that is seen, so that asking twice counts once.
  const version = entry?.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version needs a new operation.
  const opId = useMemo(() => newId(), [id, version]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version needs a new operation.
  const returnOpId = useMemo(() => newId(), [id, version]);

  const neighbours = useNeighbours(id);
  const [mode, setMode] = useState<Mode>("looking");
  // What is odd is gone through one by one: after a decision the next of them opens by itself.
  const onward = (seen: OfficeEntry, said: string) =>
    seen.review_flags.length && neighbours.after
      ? `/office/entries/${neighbours.after}`
      : `/office?${said}=${encodeURIComponent(entryName(seen))}`;

  const approve = (seen: OfficeEntry) =>
    decide(
      () => approveEntry(seen.id, { op_id: opId, base_version: seen.version }),
      onward(seen, "done"),
    );

  const isOpenToMe = !!entry?.may_approve && mode === "looking" && !isBusy;
  useKeys({
    ...(neighbours.after && { j: () => route(`/office/entries/${neighbours.after}`) }),
    ...(neighbours.before && { k: () => route(`/office/entries/${neighbours.before}`) }),
    ...(entry && isOpenToMe && { a: () => void approve(entry), r: () => setMode("returning") }),
    ...(entry?.may_correct && mode === "looking" && { e: () => setMode("correcting") }),
  });

  const giveBack = (seen: OfficeEntry, comment: string, line_id: string | null) =>
    decide(
      () =>
        returnEntry(seen.id, { op_id: returnOpId, base_version: seen.version, comment, line_id }),
      onward(seen, "returned"),
    );

  async function decide(act: () => Promise<unknown>, then: string): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      await watched(act());
      route(then);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  function allowed(now: CasePhotos): void {
    setEntry((seen) => seen && { ...seen, case: seen.case && { ...seen.case, ...now } });
  }

  return (
    <main id="main" class="narrow">
      <p>
        <a class="alone" href="/office">
          {t("entry.back")}
        </a>
      </p>
      {!entry && <PageHeading title={failure === null ? t("entry.entry") : t("entry.not_shown")} />}
      {!entry && failure === null && <Waiting text={t("entry.loading")} />}
      {entry && (
        <>
          <div class="heading">
            <PageHeading
              title={t("entry.title", {
                code: entryName(entry),
                name: entry.case?.resident_name ?? entry.place?.address ?? t("entry.no_case"),
              })}
            />
            <StateTag state={entry.state} />
          </div>
          <EntryFacts entry={entry}>
            <EntryPhotos entry={entry} onAllowed={allowed} />
          </EntryFacts>
        </>
      )}
      {failure !== null && (
        <Notice kind="danger" isLive>
          <p>{errorWords(failure)}</p>
          {canLookAgain(failure) && (
            <p>
              <Button variant="secondary" onClick={() => void load()}>
                {entry ? t("entry.show_newest") : t("action.try_again")}
              </Button>
            </p>
          )}
        </Notice>
      )}
      {entry && mode === "correcting" && (
        <CorrectForm
          key={entry.version}
          entry={entry}
          onCorrected={(now) => {
            setEntry(now);
            setMode("corrected");
          }}
          onCancel={() => setMode("looking")}
        />
      )}
      {mode === "corrected" && (
        <Notice kind="success" isLive>
          <p>{t("correct.done")}</p>
        </Notice>
      )}
      {entry && mode !== "correcting" && (
        <Decision
          entry={entry}
          isBusy={isBusy}
          isReturning={mode === "returning"}
          onMode={setMode}
          onApprove={() => void approve(entry)}
          onReturn={(comment, line_id) => giveBack(entry, comment, line_id)}
        />
      )}
    </main>
  );
}

function canLookAgain(failure: unknown): boolean {
  return !isNotFound(failure);
}

function Decision(props: {
  entry: OfficeEntry;
  isBusy: boolean;
  isReturning: boolean;
  onMode(mode: Mode): void;
  onApprove(): void;
  onReturn(comment: string, lineId: string | null): Promise<void>;
}) {
  const { entry, isBusy } = props;
  const correct = entry.may_correct && (
    <Button variant="secondary" disabled={isBusy} onClick={() => props.onMode("correcting")}>
      {t("correct.open")}
    </Button>
  );
  if (entry.state !== "submitted") {
    return correct ? <div class="buttons">{correct}</div> : null;
  }
  const why = refusal(entry);
  if (props.isReturning) {
    return (
      <ReturnForm
        author={entry.author.name}
        lines={entry.lines}
        isBusy={isBusy}
        onReturn={props.onReturn}
        onCancel={() => props.onMode("looking")}
      />
    );
  }
  return (
    <section class="sheet approve" aria-label={t("entry.decision")}>
      <MissingPhotos entry={entry} id="missing-photos" />
      <p id="approve-why">{why ?? t("entry.approve_means")}</p>
      <Button
        disabled={why !== null || isBusy}
        aria-busy={isBusy}
        aria-describedby="missing-photos approve-why"
        onClick={props.onApprove}
      >
        <Icon name="check" />
        {isBusy ? t("entry.approving") : t("entry.approve")}
      </Button>
      {why === null && (
        <Button variant="secondary" disabled={isBusy} onClick={() => props.onMode("returning")}>
          <Icon name="back" />
          {t("entry.return")}
        </Button>
      )}
      {correct}
      <KeyHint text={t("entry.keys")} />
    </section>
  );
}

/** Why this person may not approve this entry, in words; null when they may. */
function refusal(entry: OfficeEntry): string | null {
  if (entry.may_approve) return null;
  const me = session.value?.user.id;
  const isMine = entry.author.id === me || entry.colleagues.some((person) => person.id === me);
  return isMine ? t("entry.own") : t("entry.not_yours_to_approve");
}

function StateTag({ state }: { state: string }) {
  const isApproved = state === "approved";
  return (
    <span class="ds-tag" data-color={isApproved ? "success" : "info"}>
      <Icon name={isApproved ? "check" : "list"} />
      {wordLabel("entry_state", state)}
    </span>
  );
}
