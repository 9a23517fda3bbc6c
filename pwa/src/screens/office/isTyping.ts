const TYPING = "input, textarea, select, [contenteditable]";

/** Whether a key is meant for what is being typed, or for the browser, and so for no shortcut of ours. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  return event.target instanceof Element && event.target.closest(TYPING) !== null;
}
