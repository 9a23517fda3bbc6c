import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";

/**
 * Blocks the page when the phone's disk has refused: nothing may look as if it were saved. The text
 * can be copied out, and the same tap be tried again.
 */
export function NotSavedDialog(props: { text: string; onRetry(): unknown; onClose(): void }) {
  const { text, onRetry, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without leave for the clipboard the text is marked, and the phone's own menu copies it.
      field.current?.select();
      if (!document.execCommand("copy")) return;
    }
    setCopied(true);
  }

  return (
    <dialog ref={dialog} class="not-saved" aria-labelledby="not-saved" onClose={onClose}>
      <div class="stack">
        <h2 id="not-saved">{t("not_saved.title")}</h2>
        <p>{t("not_saved.what")}</p>
        <textarea
          ref={field}
          class="ds-input"
          rows={6}
          readOnly
          aria-label={t("not_saved.text")}
          value={text}
        />
        <Button variant="secondary" class="wide" onClick={() => void copy()}>
          {t("not_saved.copy")}
        </Button>
        <p role="status">{isCopied && t("not_saved.copied")}</p>
        <Button class="main-button" onClick={() => onRetry()}>
          {t("action.try_again")}
        </Button>
        <Button variant="tertiary" class="wide" onClick={() => dialog.current?.close()}>
          {t("not_saved.close")}
        </Button>
      </div>
    </dialog>
  );
}
