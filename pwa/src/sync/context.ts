/** What one round of sync works with. Everything from outside is handed in, so that tests can too. */
import type { SyncApi } from "../api/syncApi.ts";
import type { DeviceStore } from "../store/deviceStore.ts";

export interface SyncContext {
  store: DeviceStore;
  api: SyncApi;
  /** Milliseconds since 1970. */
  now(): number;
  /** Aborts when the phone is locked. */
  signal: AbortSignal;
  /** Most operations in a push; halved when a push was too large or too slow, and grows back. */
  batch: { limit: number };
}

/** The server is there and asks for time. */
export class Wait extends Error {
  override name = "Wait";

  constructor(readonly seconds: number) {
    super();
  }
}

/** Somebody else is signed in, or nobody: nothing may be sent as this phone's user. */
export class NotThisUser extends Error {
  override name = "NotThisUser";
}
