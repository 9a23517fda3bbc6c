/**
 * Nothing is readable while another app is in front, as in the picture that the phone's app switcher
 * takes: the page is covered. A browser may take that picture before it tells us; what can be
 * promised stands in docs/limits.md.
 */
import { lockIfDue } from "../../actions/autoLock.ts";

/** How often a covered page looks whether it has the focus again, in milliseconds. */
const LOOK_MS = 500;

let timer: ReturnType<typeof setInterval> | undefined;

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
  // After a sheet of the phone's own, such as the one for a passkey, none of them may come.
  timer ??= setInterval(() => {
    if (document.hasFocus()) void uncover();
  }, LOOK_MS);
}

/** Shows the page again; one that should have locked meanwhile is locked first. */
async function uncover(): Promise<void> {
  if (timer === undefined) return;
  await lockIfDue();
  requestAnimationFrame(() => {
    if (document.hidden) return;
    clearInterval(timer);
    timer = undefined;
    document.documentElement.classList.remove("covered");
  });
}
