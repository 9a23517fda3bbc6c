/** Starts the field app once: looks for the lock, begins to sync, and registers the worker. */
import { signal } from "@preact/signals";
import { lockWhenLeft } from "../../actions/autoLock.ts";
import { sealWhenHidden } from "../../actions/drafts.ts";
import { startDevice } from "../../lock/lock.ts";
import { readStorageGrant } from "../../store/persistence.ts";
import { startSync } from "../../sync/sync.ts";
import { registerWorker } from "../../worker/update.ts";
import { coverWhenHidden } from "./cover.ts";
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
    sealWhenHidden();
    coverWhenHidden();
    lockWhenLeft();
    void readStorageGrant();
    await startDevice();
    startSync();
    await registerWorker();
  } catch (error) {
    startFailure.value = error;
  }
}
