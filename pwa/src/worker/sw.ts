/**
 * The service worker: puts the field build on the phone and answers from there, cache first. A first visit
 * gets what one begins with, and the rest when the page asks for it; a newer version comes whole or not at all.
 *
 * It never touches /api (the network's alone), keeps nothing about people, and never takes over
 * by itself: a new version waits until the person asks for it.
 */
/// <reference lib="webworker" />

import { BRING_REST, TAKE_OVER } from "./messages.ts";
import { Precache, type PrecacheEntry } from "./precache.ts";
import { answerTo } from "./routes.ts";

declare const self: ServiceWorkerGlobalScope & { __PRECACHE: PrecacheEntry[] };

const precache = new Precache(self.__PRECACHE, self.location.origin);

self.addEventListener("install", (event) =>
  event.waitUntil(precache.install(self.registration.active ? "all" : "first")),
);

self.addEventListener("fetch", (event) => {
  const answer = answerTo(event.request, precache);
  if (answer) event.respondWith(answer);
});

self.addEventListener("message", (event) => {
  if (event.data === TAKE_OVER) void self.skipWaiting();
  if (event.data === BRING_REST) event.waitUntil(bringRest(event.ports[0]));
});

/** Answers whether all of this version lies on the phone. */
async function bringRest(port: MessagePort | undefined): Promise<void> {
  const isWhole = await precache.install().then(
    () => true,
    () => false,
  );
  port?.postMessage(isWhole);
}

// Only the very first worker gets here while a page is open: it may serve that page at once.
self.addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([precache.activate(), self.clients.claim()])),
);
