/**
 * Whether the browser has promised to keep this app's storage. Browsers decide by how the app is
 * used, so it is asked for again when that has changed: after a first save, and when the app has
 * been put on the home screen.
 */
import { type Signal, signal } from "@preact/signals";

export type StorageGrant = "asking" | "granted" | "not_granted" | "unsupported";

/** The browser's last answer. */
export const storageGrant: Signal<StorageGrant> = signal<StorageGrant>("asking");

let hasAskedAfterSave = false;

/** Reads the answer that stands, without asking anything of anybody. */
export async function readStorageGrant(): Promise<void> {
  await answer(() => navigator.storage?.persisted?.());
}

/** Asks the browser for the promise. Never throws: a no is an answer too. */
export async function askForStorage(): Promise<void> {
  if (storageGrant.value === "granted") return;
  await answer(() => navigator.storage?.persist?.());
}

/** Asks once in the page's life, when something has been saved. */
export function askForStorageAfterSave(): void {
  if (hasAskedAfterSave) return;
  hasAskedAfterSave = true;
  void askForStorage();
}

async function answer(asked: () => Promise<boolean> | undefined): Promise<void> {
  try {
    const isGranted = await asked();
    if (isGranted === undefined) storageGrant.value = "unsupported";
    else storageGrant.value = isGranted ? "granted" : "not_granted";
  } catch {
    storageGrant.value = "unsupported";
  }
}
