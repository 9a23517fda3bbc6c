import { useCallback, useRef, useState } from "preact/hooks";
import { Notice } from "../../components/Notice.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { NotSavedDialog } from "./NotSavedDialog.tsx";

/** Runs what a tap asks for; what could not be saved is said, never swallowed, and can be tried again. */
export function useSaving(): {
  save(act: () => unknown): Promise<void>;
  failure: unknown;
  retry(): Promise<void>;
  settle(): void;
} {
  const [failure, setFailure] = useState<unknown>(null);
  const last = useRef<() => unknown>(() => undefined);
  const save = useCallback(async (act: () => unknown) => {
    try {
      await act();
      setFailure(null);
    } catch (error) {
      last.current = act;
      setFailure(error);
    }
  }, []);
  const retry = useCallback(() => save(last.current), [save]);
  const settle = useCallback(() => setFailure(null), []);
  return { save, failure, retry, settle };
}

interface Props {
  failure: unknown;
  /** What a person would lose, as text. */
  text?: string;
  onRetry?: () => unknown;
  onClose?: () => void;
}

/**
 * The failure in words, when there is one. Where there is text to lose, a disk that refused blocks
 * the page until the text is copied or kept.
 */
export function FailureNotice({ failure, text, onRetry, onClose }: Props) {
  if (failure === null) return null;
  const isNotSaved = failure instanceof Error && failure.name === "NotSaved";
  if (isNotSaved && text && onRetry && onClose) {
    return <NotSavedDialog text={text} onRetry={onRetry} onClose={onClose} />;
  }
  return (
    <Notice kind="danger" isLive>
      <p>{errorWords(failure)}</p>
    </Notice>
  );
}
