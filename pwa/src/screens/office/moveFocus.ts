import { areKeysOn } from "./keys.ts";

/** j, k and the arrows move between the rows of a table, by the one link that each has. */
export function moveFocus(event: KeyboardEvent): void {
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  const isLetter = event.key.length === 1;
  if (isLetter && !areKeysOn.value) return;
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const table = event.currentTarget as HTMLElement;
  const links = [...table.querySelectorAll<HTMLElement>("a.open")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = links[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
