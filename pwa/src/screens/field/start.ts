/** Starts the field app once: looks for the lock, begins to sync, and registers the worker. */
import { effect, signal, untracked } from "@preact/signals";
import { lockWhenLeft } from "../../actions/autoLock.ts";
import { sealWhenHidden } from "../../actions/drafts.ts";
import { lockState, startDevice } from "../../lock/lock.ts";
import { reach } from "../../store/current.ts";
import { readStorageGrant } from "../../store/persistence.ts";
import { startSync } from "../../sync/sync.ts";
import { registerWorker } from "../../worker/update.ts";
import { bringWhole } from "../../worker/whole.ts";
import { watchBadge } from "./badge.ts";
import { coverWhenHidden } from "./cover.ts";
import { readHand } from "./hand.ts";
import { watchInstall } from "./install.ts";

/** What went wrong at the start, when something did. */
export const startFailure = signal<unknown>(null);

let isStarted = false;

/** The office never calls this: it asks the server for everything and leaves nothing behind. */
export async function startField(): Promise<void> {
  if (isStarted) return;
  isStarted = true;
  try {
    watchInstall();
    watchBadge();
    sealWhenHidden();
    coverWhenHidden();
    readHand();
    lockWhenLeft();
    void readStorageGrant();
    await startDevice();
    startSync();
    await registerWorker();
    // From the first sign-in on, and again at each contact with the server until all of the app is here.
    effect(() => {
      reach.value;
      if (lockState.value === "open") void untracked(bringWhole);
    });
  } catch (error) {
    startFailure.value = error;
  }
}
