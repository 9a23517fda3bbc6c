/**
 * The service worker: puts the field build on the phone and answers from there, cache first.
 *
 * It never touches /api (the network's alone), keeps nothing about people, and never takes over
 * by itself: a new version waits until the person asks for it.
 */
/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] };

/** What the page sends when the person has said yes to the new version. */
const TAKE_OVER = "take-over";

precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false, directoryIndex: "" });
cleanupOutdatedCaches();
const shell = createHandlerBoundToURL("/");
// The office is not on the phone: its page must be the one whose files the server has.
registerRoute(
  new NavigationRoute((options) => fetch(options.request).catch(() => shell(options)), {
    allowlist: [/^\/office(\/|$|\?)/],
  }),
);
registerRoute(
  new NavigationRoute(shell, {
    // The interface, files for download, health, and anything that names a file.
    denylist: [/^\/(api|files|healthz)(\/|$)/, /\/[^/?]*\.[^/?]*$/],
  }),
);

self.addEventListener("message", (event) => {
  if (event.data === TAKE_OVER) void self.skipWaiting();
});

// Only the very first worker gets here while a page is open: it may serve that page at once.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
