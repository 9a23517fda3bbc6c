/** The only way a text reaches the screen: an id in the catalogue, with its values. */
import { type Messages, setupI18n } from "@lingui/core";
import { messages } from "./nb.po?field?lingui";

const known: Messages = { ...messages };
const i18n = setupI18n({ locale: "nb", messages: { nb: known } });

/** The Norwegian text for an id; the id itself when the catalogue lacks it (a test forbids that). */
export function t(id: string, values?: Record<string, unknown>): string {
  return i18n._(id, values);
}

/** Whether the catalogue has the id: for keys that come from the server and may be newer than we. */
export function hasText(id: string): boolean {
  return Object.hasOwn(known, id);
}

/** Adds the part of the catalogue that the phone does not carry (build/catalogueParts.ts). */
export function addTexts(more: Messages): void {
  Object.assign(known, more);
  i18n.load("nb", more);
}
