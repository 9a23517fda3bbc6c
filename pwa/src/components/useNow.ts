import { useEffect, useState } from "preact/hooks";

/**
 * The present instant in milliseconds, renewed while the page is seen. Nothing is counted: a
 * phone that slept shows the right time as soon as it is looked at.
 */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const renew = () => {
      if (!document.hidden) setNow(Date.now());
    };
    const timer = setInterval(renew, everyMs);
    document.addEventListener("visibilitychange", renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", renew);
    };
  }, [everyMs]);
  return now;
}
