/**
 * The service worker: puts the field build on the phone and answers from there, cache first.
 *
 * It never touches /api (the network's alone), keeps nothing about people, and never takes over
 * by itself: a new version waits until the person asks for it.
 */
/// <reference lib="webworker" />
import { Precache, type PrecacheEntry } from "./precache.ts";
import { answerTo } from "./routes.ts";

declare const self: ServiceWorkerGlobalScope & { __PRECACHE: PrecacheEntry[] };

/** What the page sends when the person has said yes to the new version. */
const TAKE_OVER = "take-over";

const precache = new Precache(self.__PRECACHE, self.location.origin);

self.addEventListener("install", (event) => event.waitUntil(precache.install()));

self.addEventListener("fetch", (event) => {
  const answer = answerTo(event.request, precache);
  if (answer) event.respondWith(answer);
});

self.addEventListener("message", (event) => {
  if (event.data === TAKE_OVER) void self.skipWaiting();
});

// Only the very first worker gets here while a page is open: it may serve that page at once.
self.addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([precache.activate(), self.clients.claim()])),
);
