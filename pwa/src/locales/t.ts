/** The only way a text reaches the screen: an id in the catalogue, with its values. */
import { setupI18n } from "@lingui/core";
import { messages } from "./nb.po";

const i18n = setupI18n({ locale: "nb", messages: { nb: messages } });

/** The Norwegian text for an id; the id itself when the catalogue lacks it (a test forbids that). */
export function t(id: string, values?: Record<string, unknown>): string {
  return i18n._(id, values);
}

/** Whether the catalogue has the id: for keys that come from the server and may be newer than we. */
export function hasText(id: string): boolean {
  return Object.hasOwn(messages, id);
}
