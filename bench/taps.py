"""A touch, and how long the page takes to answer it."""

from typing import Any

from playwright.sync_api import Locator, Page

#: A list may move while the finger is on its way, as it may for a person; such a touch is not counted.
MISSES = 5


def press(page: Page, target: Locator) -> None:
    """A bare touch: no script of the test looks at the page while the touch is answered."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    if box is None:
        raise RuntimeError("There is nothing to press.")
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def tap_until(page: Page, target: Locator, answer: dict[str, Any]) -> float:
    """Milliseconds until the page shows the answer.

    That is: `count` elements (one, unless told) of the `selector`, the first of which holds the `text`, or,
    when `is_changed`, another text than before the touch.
    """
    for _ in range(MISSES):
        target.tap(trial=True)
        page.evaluate(_WATCH, [answer, target.element_handle()])
        press(page, target)
        taken = page.evaluate("window.answered")
        if taken is not None:
            return float(taken)
    raise RuntimeError(f"The finger missed {target} {MISSES} times.")


#: From the finger's lifting, which is when a touch becomes a tap, to the frame that shows the answer. An
#: observer, because asking anew in every frame would make the page draw frames that nobody needs.
_WATCH = """([{ selector, count = 1, text = "", is_changed = false }, target]) => {
  const before = document.querySelector(selector)?.textContent;
  const isThere = () => {
    const found = document.querySelectorAll(selector);
    const said = found[0]?.textContent ?? "";
    return found.length >= count && said.includes(text) && !(is_changed && said === before);
  };
  let begun;
  window.answered = new Promise((resolve, reject) => {
    addEventListener("pointerup", (event) => {
      begun = performance.now();
      if (!target.contains(event.target)) resolve(null);
    }, { capture: true, once: true });
    setTimeout(() => reject(new Error("no answer within 10 seconds: " + selector)), 10_000);
    const observer = new MutationObserver(() => {
      if (begun === undefined || !isThere()) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - begun));
    });
    observer.observe(document.body, {
      subtree: true, childList: true, characterData: true, attributes: true,
    });
  });
}"""
