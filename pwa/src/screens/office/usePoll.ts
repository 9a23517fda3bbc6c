import { useCallback, useEffect, useRef, useState } from "preact/hooks";

/** What a page shows of something that it asks the server for. */
export interface Polled<T> {
  /** The last good answer; kept while a later attempt fails. */
  data: T | null;
  error: unknown;
  reload(): void;
}

/**
 * Asks at once and then every `everyMs` while the page is seen; asks again as soon as it is seen
 * anew. Answers that come late, after another question was asked, are thrown away.
 * @param key changes when the question does
 */
export function usePoll<T>(key: string, ask: () => Promise<T>, everyMs: number): Polled<T> {
  const [shown, setShown] = useState<{ key: string; data: T | null; error: unknown }>({
    key,
    data: null,
    error: null,
  });
  const question = useRef(ask);
  question.current = ask;
  const round = useRef(0);

  const reload = useCallback(async () => {
    const mine = ++round.current;
    try {
      const data = await question.current();
      if (mine === round.current) setShown({ key, data, error: null });
    } catch (error) {
      if (mine !== round.current) return;
      setShown((before) => ({ key, data: before.key === key ? before.data : null, error }));
    }
  }, [key]);

  useEffect(() => {
    void reload();
    const renew = () => {
      if (!document.hidden) void reload();
    };
    const timer = setInterval(renew, everyMs);
    document.addEventListener("visibilitychange", renew);
    return () => {
      round.current++;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", renew);
    };
  }, [reload, everyMs]);

  const isCurrent = shown.key === key;
  return {
    data: isCurrent ? shown.data : null,
    error: isCurrent ? shown.error : null,
    reload: () => void reload(),
  };
}
