/** Sync of this page: it runs whenever the phone is open, and stops when it is locked. */
import { effect, untracked } from "@preact/signals";
import { syncApi } from "../api/syncApi.ts";
import { uploadApi } from "../api/uploadApi.ts";
import { currentStore } from "../store/current.ts";
import { PhotoSender } from "./attachments.ts";
import { furnishDevice } from "./device.ts";
import { SyncEngine } from "./engine.ts";
import { browserTabLock } from "./tabLock.ts";

// Importing this module is what connects lock to store and server; main.tsx does it before startDevice.
furnishDevice();

/** By then «Lagret på telefonen» is on the screen, also of a slow phone. */
const DRAWN_MS = 300;

let engine: SyncEngine | undefined;
let sender: PhotoSender | undefined;

/** Starts following the phone: each unlock starts sync, each lock stops it. Called once. */
export function startSync(): void {
  const tabLock = browserTabLock();
  const isVisible = () => document.visibilityState === "visible";
  const isOnline = () => navigator.onLine;
  const drawn = () => new Promise<void>((resolve) => setTimeout(resolve, DRAWN_MS));
  effect(() => {
    const store = currentStore.value;
    engine?.stop();
    sender?.stop();
    sender = store ? new PhotoSender({ store, api: uploadApi, onArrived: syncNow }) : undefined;
    const onRound = () => void sender?.send();
    engine = store
      ? new SyncEngine({ store, api: syncApi, tabLock, isVisible, isOnline, drawn, onRound })
      : undefined;
    // Sync reads signals before it first waits; only the store may start it anew.
    void untracked(() => engine?.syncNow());
  });
  document.addEventListener("visibilitychange", () => {
    // Whoever turns away is done; what is held would else wait for the phone to be taken up again.
    if (isVisible()) void engine?.syncNow();
    else currentStore.value?.holds.release();
  });
  window.addEventListener("online", () => engine?.networkReturned());
}

/** Sends at once what was saved, also what could still be taken back. */
export async function sendNow(): Promise<void> {
  currentStore.value?.holds.release();
  await syncNow();
}

/** Sends and reads now. Resolves when the round is over; how it went stands in syncStatus. */
export async function syncNow(): Promise<void> {
  await engine?.syncNow();
}
