import { useState } from "preact/hooks";
import { ApiError } from "../../api/errors.ts";
import { bringInRescue, type RescueReply } from "../../api/rescue.ts";
import { Notice } from "../../components/Notice.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { mayDecide } from "./queueCount.ts";
import { watched } from "./session.ts";

/** What the office's route takes (docs/limits.md). */
const FILE_BYTES = 64 * 1024 * 1024;
/** A rescue file says in its first letters that it is one. */
const MARK = "miljovakt-rescue";
const MARK_WITHIN = 200;

/** Outcomes that a desk has to deal with, each with a list of its own. */
const WAITING = ["held", "late", "conflict", "rejected", "quarantined"] as const;

/** Brings in a rescue file, and says what became of each thing in it. */
export function RescueImport({ onBroughtIn }: { onBroughtIn(): void }) {
  const [reply, setReply] = useState<RescueReply | null>(null);
  const [problem, setProblem] = useState("");
  const [isBusy, setBusy] = useState(false);

  async function bringIn(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    if (!file) return;
    setBusy(true);
    setReply(null);
    setProblem("");
    try {
      setReply(await read(file));
      onBroughtIn();
    } catch (error) {
      setProblem(await wordsFor(error, file));
    } finally {
      setBusy(false);
      // The same file can be chosen again: that does no harm, and says so.
      input.value = "";
    }
  }

  return (
    <section class="sheet stack" aria-labelledby="rescue-import">
      <h2 id="rescue-import">{t("rescue_import.title")}</h2>
      <p>{t("rescue_import.why")}</p>
      <label for="rescue-file">{t("rescue_import.file")}</label>
      <input
        id="rescue-file"
        class="ds-input"
        type="file"
        accept=".json,application/json"
        disabled={isBusy}
        onChange={(event) => void bringIn(event.currentTarget)}
      />
      {isBusy && <p role="status">{t("rescue_import.busy")}</p>}
      {problem && (
        <Notice kind="warning" isLive>
          <p>{problem}</p>
        </Notice>
      )}
      {reply && <Result reply={reply} />}
    </section>
  );
}

function Result({ reply }: { reply: RescueReply }) {
  const { operations, new: fresh, outcomes, photos, photos_kept: kept } = reply;
  const done = (outcomes.applied ?? 0) + (outcomes.merged ?? 0);
  const waiting = WAITING.filter((outcome) => (outcomes[outcome] ?? 0) > 0);
  return (
    <Notice kind={kept < photos ? "warning" : "success"} isLive>
      <p>
        {fresh === 0
          ? t("rescue_import.nothing_new", { count: operations })
          : t("rescue_import.done", { count: fresh, known: operations - fresh })}
      </p>
      <ul>
        {done > 0 && <li>{t("rescue_import.applied", { count: done })}</li>}
        {waiting.map((outcome) => (
          <li key={outcome}>
            <Waiting outcome={outcome} count={outcomes[outcome] ?? 0} />
          </li>
        ))}
        {photos > 0 && <li>{t("rescue_import.photos", { kept, count: photos })}</li>}
      </ul>
      {kept < photos && <p>{t("rescue_import.keep_file")}</p>}
    </Notice>
  );
}

/** Whoever may bring a file in, but not decide, is told how much waits for those who may. */
function Waiting({ outcome, count }: { outcome: string; count: number }) {
  const text = t(`rescue_import.${outcome}`, { count });
  return mayDecide() ? (
    <a href={`/office/queue?outcome=${outcome}`}>{text}</a>
  ) : (
    <span>{text}</span>
  );
}

async function read(file: File): Promise<RescueReply> {
  if (file.size > FILE_BYTES) throw new ApiError(413, "rescue_too_large");
  return watched(bringInRescue(new Uint8Array(await file.arrayBuffer())));
}

/** The server says of a damaged file what it says of one that never was a rescue file. */
async function wordsFor(error: unknown, file: File): Promise<string> {
  if (!(error instanceof ApiError)) return errorWords(error);
  if (error.reason === "rescue_too_large") return t("rescue_import.too_large");
  if (error.reason !== "rescue_unreadable") return errorWords(error);
  const start = await file.slice(0, MARK_WITHIN).text();
  return t(start.includes(MARK) ? "rescue_import.damaged" : "rescue_import.not_one");
}
