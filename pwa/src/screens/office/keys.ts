/** Single keys as shortcuts. They can be turned off by whoever speaks to the machine (WCAG 2.1.4). */
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

const WRITING = "input, textarea, select, [contenteditable]";

/** Whether single keys do anything; held until the page is loaded anew. */
export const areKeysOn = signal(true);

/** Calls what a key stands for, except where one is writing or holds a modifier. */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (!areKeysOn.value || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(WRITING)) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
