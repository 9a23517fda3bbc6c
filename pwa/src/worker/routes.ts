/** Which requests the service worker answers, and from where. */
import type { Precache } from "./precache.ts";

/** The page that every field screen begins with. */
const SHELL = "/";
const OFFICE = /^\/office(\/|$|\?)/;
/** The interface, files for download, health, the public page, and anything that names a file. */
const NOT_SCREENS = [/^\/(api|files|healthz|om)(\/|$)/, /\/[^/?]*\.[^/?]*$/];

/** The answer to a request; undefined for what the browser does best alone. */
export function answerTo(
  request: Pick<Request, "method" | "mode" | "url">,
  precache: Pick<Precache, "has" | "answer">,
): Promise<Response> | undefined {
  if (request.method !== "GET") return undefined;
  if (precache.has(request.url)) return precache.answer(request.url);
  if (request.mode !== "navigate") return undefined;
  const { pathname, search } = new URL(request.url);
  const address = pathname + search;
  // The office is not on the phone: its page must be the one whose files the server has.
  if (OFFICE.test(address)) return fetch(request as Request).catch(() => precache.answer(SHELL));
  if (NOT_SCREENS.some((pattern) => pattern.test(address))) return undefined;
  return precache.answer(SHELL);
}
