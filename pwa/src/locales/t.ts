/** The only way a text reaches the screen: an id in the catalogue, with its values. */
import { filled, type Message, type Values } from "./message.ts";
import { messages } from "./nb.po?first?lingui";

const known: Record<string, Message> = { ...messages };

/** The Norwegian text for an id; the id itself when the catalogue lacks it (a test forbids that). */
export function t(id: string, values: Values = {}): string {
  return hasText(id) ? filled(known[id] ?? id, values) : id;
}

/** Whether the catalogue has the id: for keys that come from the server and may be newer than we. */
export function hasText(id: string): boolean {
  return Object.hasOwn(known, id);
}

/** Adds a part of the catalogue that the first visit does without (build/catalogueParts.ts). */
export function addTexts(more: Record<string, Message>): void {
  Object.assign(known, more);
}
