/**
 * The service worker as the page sees it: registered once, and a new version that waits until
 * the person takes it into use. The page reloads at most once, and only after that yes.
 */
import { type Signal, signal } from "@preact/signals";
import { scriptUrl } from "../lock/policy.ts";
import { TAKE_OVER } from "./messages.ts";

/** True when another tab has taken a new version into use: this page is of an older one. */
export const isReplaced: Signal<boolean> = signal(false);

/** True when a new version lies ready on the phone. */
export const updateReady: Signal<boolean> = signal(false);

let waiting: ServiceWorker | null = null;
let isAgreed = false;

function offer(worker: ServiceWorker | null): void {
  // Without a controller this is the first visit: nothing older to replace.
  if (!worker || !navigator.serviceWorker.controller) return;
  waiting = worker;
  updateReady.value = true;
}

function follow(registration: ServiceWorkerRegistration): void {
  const coming = registration.installing;
  coming?.addEventListener("statechange", () => {
    if (coming.state === "installed") offer(registration.waiting);
  });
}

/** Registers the worker and watches for a newer one. Offline or unsupported: nothing happens. */
export async function registerWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  let hadController = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (isAgreed) {
      isAgreed = false;
      location.reload();
    } else if (hadController) isReplaced.value = true;
    hadController = true;
  });
  try {
    const registration = await navigator.serviceWorker.register(scriptUrl("/sw.js"), {
      updateViaCache: "none",
    });
    offer(registration.waiting);
    follow(registration);
    registration.addEventListener("updatefound", () => follow(registration));
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) registration.update().catch(() => undefined);
    });
  } catch {
    // The page works without a worker while there is a network; the next start tries again.
  }
}

/** Takes the new version into use: the waiting worker steps forward and the page reloads. */
export function takeUpdate(): void {
  isAgreed = true;
  waiting?.postMessage(TAKE_OVER);
}

/** Loads the page anew when another tab has taken a new version into use. */
export function leaveOutdated(): void {
  if (updateReady.value) takeUpdate();
  else location.reload();
}
