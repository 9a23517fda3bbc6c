import { useRef, useState } from "preact/hooks";
import { approvePlain, type OfficeEntry } from "../../../api/office.ts";
import { Button } from "../../../components/Button.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { newId } from "../../../domain/ids.ts";
import { reasonWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";
import { entryName } from "../entryName.ts";
import { Failure } from "../Failure.tsx";
import { watched } from "../session.ts";

/** What became of those that were approved together. */
interface Outcome {
  approved: number;
  left: { name: string; why: string }[];
}

/** Approves the entries on show that have nothing to look at, each in the version that is seen. */
export function PlainApproval(props: { entries: OfficeEntry[]; onDone(): void }) {
  const plain = props.entries.filter((one) => one.may_approve && !one.review_flags.length);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  // The same entries in the same versions are one operation, however often it is sent.
  const seen = plain.map(({ id, version }) => `${id}/${version}`).join();
  const operation = useRef({ seen: "", id: "" });

  async function approve(): Promise<void> {
    if (operation.current.seen !== seen) operation.current = { seen, id: newId() };
    setBusy(true);
    setFailure(null);
    try {
      const versions = plain.map(({ id, version }) => ({ id, version }));
      const { entries } = await watched(approvePlain(operation.current.id, versions));
      const names = new Map(plain.map((one) => [one.id, entryName(one)]));
      setOutcome({
        approved: entries.filter(({ reason }) => !reason).length,
        left: entries.flatMap(({ id, reason }) =>
          reason ? [{ name: names.get(id) ?? "", why: reasonWords(reason) }] : [],
        ),
      });
      props.onDone();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {outcome && (
        <Notice kind={outcome.left.length ? "warning" : "success"} isLive>
          <p>{t("review.approved_together", { count: outcome.approved })}</p>
          {outcome.left.map(({ name, why }) => (
            <p key={name}>{t("review.left_over", { name, why })}</p>
          ))}
        </Notice>
      )}
      <Failure of={failure} />
      {plain.length > 0 && (
        <Button disabled={isBusy} aria-busy={isBusy} onClick={() => void approve()}>
          <Icon name="check" />
          {t("review.approve_plain", { count: plain.length })}
        </Button>
      )}
    </>
  );
}
