import { entryEdit } from "../../actions/entryEdit.ts";
import { Icon } from "../../components/Icon.tsx";
import { reasonWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import type { LogEntry } from "../../store/rows.ts";
import { entryReceipt, entryState } from "../../store/view.ts";
import { label } from "../../store/words.ts";
import { EntryActs } from "./EntryActs.tsx";
import { EntryPhotos } from "./EntryPhotos.tsx";
import { EntryReceipt } from "./EntryReceipt.tsx";
import { EntryRow } from "./EntryRow.tsx";

/** One of one's own entries with its way, its photos and its receipt, and what can be done about it. */
export function EntryCard({ entry, isOpen = false }: { entry: LogEntry; isOpen?: boolean }) {
  const isAsked = entryState(entry.id) === "needs_attention";
  const reason = entryReceipt(entry.id).reason;
  const isBegun = entryEdit(entry.id) !== null;
  const isOwn = entry.author_id === deviceUser.value?.id;
  return (
    <EntryRow entry={entry}>
      <EntryPhotos entry={entry} />
      {entry.state === "approved" && (
        <span class="ds-tag" data-color="success">
          <Icon name="check" />
          {label("entry_state", entry.state)}
        </span>
      )}
      {isAsked && (
        <>
          <p class="detail">
            {entry.state === "returned" || !reason
              ? label("entry_state", entry.state)
              : reasonWords(reason)}
          </p>
          <a class="ds-button" data-variant="secondary" href="/attention">
            {t("entries.look")}
          </a>
        </>
      )}
      <details open={isOpen}>
        <summary>{t("receipt.title")}</summary>
        <EntryReceipt entry={entry} />
        {entry.note && <p class="note">{entry.note}</p>}
        <EntryActs entry={entry} isOwn={isOwn} />
        {!isBegun && isOwn && <EditLink entry={entry} text={t("entries.edit")} />}
      </details>
      {isBegun && (
        <>
          <p class="detail">{t("entries.begun")}</p>
          <EditLink entry={entry} text={t("entries.go_on")} />
        </>
      )}
    </EntryRow>
  );
}

function EditLink({ entry, text }: { entry: LogEntry; text: string }) {
  return (
    <a class="ds-button wide" data-variant="secondary" href={`/entries/${entry.id}/edit`}>
      {text}
    </a>
  );
}
