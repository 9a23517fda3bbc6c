import { useEffect, useRef } from "preact/hooks";

const TYPING = "input, textarea, select, [contenteditable]";

/** Whether a key is meant for what is being typed, or for the browser, and so for no shortcut of ours. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  return event.target instanceof Element && event.target.closest(TYPING) !== null;
}

/** Does something on one key, wherever on the page nobody is typing. */
export function useKey(key: string, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key !== key || isTyping(event)) return;
      event.preventDefault();
      latest.current();
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [key]);
}
