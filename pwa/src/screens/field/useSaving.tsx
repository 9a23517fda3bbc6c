import { useCallback, useState } from "preact/hooks";
import { Notice } from "../../components/Notice.tsx";
import { errorWords } from "../../locales/errorWords.ts";

/** Runs what a tap asks for; what could not be saved is said, never swallowed. */
export function useSaving(): {
  save(act: () => unknown): Promise<void>;
  failure: unknown;
} {
  const [failure, setFailure] = useState<unknown>(null);
  const save = useCallback(async (act: () => unknown) => {
    try {
      await act();
      setFailure(null);
    } catch (error) {
      setFailure(error);
    }
  }, []);
  return { save, failure };
}

/** The failure in words, when there is one. */
export function FailureNotice({ failure }: { failure: unknown }) {
  if (failure === null) return null;
  return (
    <Notice kind="danger" isLive>
      <p>{errorWords(failure)}</p>
    </Notice>
  );
}
