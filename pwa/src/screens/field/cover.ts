/**
 * Nothing is readable while another app is in front, as in the picture that the phone's app switcher
 * takes: the page is covered. A browser may take that picture before it tells us; what can be
 * promised stands in docs/limits.md.
 */
import { lockIfDue } from "../../actions/autoLock.ts";

/** From now on the page is covered whenever it is hidden or loses the focus. */
export function coverWhenHidden(): void {
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) cover();
    else void uncover();
  });
  addEventListener("blur", cover);
  addEventListener("pagehide", cover);
  // One of these comes when one is back; which, differs between browsers.
  for (const back of ["focus", "pageshow", "pointerdown", "keydown"]) {
    addEventListener(back, () => void uncover());
  }
}

function cover(): void {
  document.documentElement.classList.add("covered");
}

/** Shows the page again; one that should have locked meanwhile is locked first. */
async function uncover(): Promise<void> {
  const { classList } = document.documentElement;
  if (!classList.contains("covered")) return;
  await lockIfDue();
  requestAnimationFrame(() => {
    if (!document.hidden) classList.remove("covered");
  });
}
