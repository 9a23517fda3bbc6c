import { useLocation } from "preact-iso";
import { beginEdit } from "../../actions/entryEdit.ts";
import { withdraw } from "../../actions/withdraw.ts";
import { Button } from "../../components/Button.tsx";
import { Fact } from "../../components/Fact.tsx";
import { Versus } from "../../components/Versus.tsx";
import { reasonWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import type { Attention } from "../../store/attention.ts";
import { row } from "../../store/view.ts";
import { whenWords } from "../shared/fieldWords.ts";
import { OfficeComment } from "./OfficeComment.tsx";
import { changeRows } from "./parkedWords.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** Where the reason says more than the kind does. */
const EXPLAINED = new Set<Attention["kind"]>(["rejected", "held"]);

/** Received and not carried out: why, what it said, and the way on. */
export function ParkedQuestion({ one }: { one: Attention }) {
  const { kind, receipt, op } = one;
  if (!receipt) return null;
  const rows = op ? changeRows(op.body.changes) : [];
  const { firstSeq: number = receipt.serverSeq } = receipt;
  return (
    <>
      <p>{t(`attention.${kind}_what`)}</p>
      {receipt.reason && EXPLAINED.has(kind) && <p>{reasonWords(receipt.reason)}</p>}
      <OfficeComment text={receipt.comment} />
      {rows.length > 0 && (
        <Versus theirs={t("attention.now")} mine={t("attention.your_change")} rows={rows} />
      )}
      <dl class="facts">
        <Fact name={t("receipt.received")}>{whenWords(receipt.receivedAt)}</Fact>
        <Fact name={t("receipt.number")}>{number}</Fact>
      </dl>
      <WayOut one={one} />
    </>
  );
}

function WayOut({ one }: { one: Attention }) {
  const { route } = useLocation();
  const { save, failure } = useSaving();
  const { kind, op, entryId, receipt } = one;
  if (!op || !receipt || kind === "quarantined") return null;
  const takeBack = () => save(() => withdraw(op.opId));

  const mend = (id: string) =>
    save(async () => {
      await beginEdit(id, { instead: op.body });
      route(`/entries/${id}/edit`);
    });

  if (kind === "late") {
    return (
      <>
        <FailureNotice failure={failure} />
        <Button class="wide" variant="secondary" onClick={() => void takeBack()}>
          {t("attention.withdraw")}
        </Button>
      </>
    );
  }
  const isMendable = kind === "rejected" && entryId !== null && isAboutContent(one);
  return (
    <>
      <FailureNotice failure={failure} />
      {isMendable && (
        <Button class="wide" onClick={() => void mend(entryId)}>
          {t("attention.mend_anew")}
        </Button>
      )}
      <details>
        <summary>{t("attention.not_needed")}</summary>
        <div class="stack">
          <p>{t("attention.discard_why")}</p>
          <Button class="wide" variant="secondary" color="danger" onClick={() => void takeBack()}>
            {t("attention.discard")}
          </Button>
        </div>
      </details>
    </>
  );
}

/** Whether there are words or minutes to put right, in an entry that is here. */
function isAboutContent({ op, entryId }: Attention): boolean {
  const hasContent = op?.body.changes.some(
    ({ entity, action }) => action !== "act" && (entity === "log_entry" || entity === "task_line"),
  );
  return !!hasContent && row("log_entry", entryId ?? "") !== undefined;
}
