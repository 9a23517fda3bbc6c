import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";

const TYPING = "input, textarea, select, [contenteditable]";

/** The key `/` leads to the search from everywhere in the office, except where one is writing. */
export function useFindKey(isAllowed: boolean): void {
  const { route, path } = useLocation();
  useEffect(() => {
    if (!isAllowed) return;
    function onKey(event: KeyboardEvent): void {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      event.preventDefault();
      if (path === "/office/find") document.querySelector<HTMLElement>("[data-find]")?.focus();
      else route("/office/find");
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [isAllowed, route, path]);
}
