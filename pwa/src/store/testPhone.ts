/** For tests: a phone with a store of its own, sealed by a real key room. */

import type { DexieOptions } from "dexie";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type { OperationBody } from "../api/wire.ts";
import { toBytes, toText } from "../lock/bytes.ts";
import type { Identity } from "../lock/device.ts";
import { Keys } from "../lock/keys.ts";
import { roomPort } from "../lock/testKeys.ts";
import { Cache } from "./cache.ts";
import { CacheDb } from "./cacheDb.ts";
import { DeviceStore } from "./deviceStore.ts";
import { Healing } from "./heal.ts";
import type { Tabs } from "./tabs.ts";
import { Vault } from "./vault.ts";
import { VaultDb } from "./vaultDb.ts";
import { findLock, keepLock } from "./vaultLock.ts";
import { View } from "./view.ts";

export const CODE = "abcd2345";

export const IDENTITY: Identity = {
  user: {
    id: "11111111-0000-4000-8000-000000000001",
    code: "M1",
    name: "Ask Testmann",
    username: "ask",
    roles: ["field_worker"],
  },
  device: "22222222-0000-4000-8000-000000000001",
  replica: "22222222-0000-4000-8000-000000000001",
  epoch: "epoch-1",
};

/** What one phone keeps between starts of its pages. */
export class TestPhone {
  readonly idb: DexieOptions;
  cacheDb: Healing<CacheDb>;
  vaultDb: Healing<VaultDb>;
  /** The view that an opened store fills: its own, or the page's where actions are tested. */
  makeView = (): View => new View();
  /** What its clock shows. */
  now = (): number => Date.parse("2026-11-17T08:00:00.000Z");

  constructor(options: DexieOptions = {}) {
    this.idb = { indexedDB: new IDBFactory(), IDBKeyRange, ...options };
    this.cacheDb = new Healing(() => new CacheDb(this.idb));
    this.vaultDb = new Healing(() => new VaultDb(this.idb));
  }

  /** Enrols and opens. */
  async enrol(identity: Identity = IDENTITY): Promise<OpenPhone> {
    const keys = new Keys(roomPort());
    await keepLock(this.vaultDb, await keys.create(CODE, toBytes(JSON.stringify(identity))));
    return this.openWith(keys, identity);
  }

  /** Opens as a fresh page (or a second tab) would: from what lies on disk and the code. */
  async unlock(tabs?: Tabs, view?: View): Promise<OpenPhone> {
    const keys = new Keys(roomPort());
    const parts = await findLock(this.vaultDb);
    if (!parts) throw new Error("nobody is enrolled");
    const identity = await keys.unlock(CODE, parts.root, parts.identity);
    return this.openWith(keys, JSON.parse(toText(identity)), tabs, view);
  }

  /** Opens as a fresh page would, into the view that its screens read. */
  async unlockInto(view: View): Promise<OpenPhone> {
    return this.unlock(undefined, view);
  }

  private async openWith(
    keys: Keys,
    identity: Identity,
    tabs?: Tabs,
    view = this.makeView(),
  ): Promise<OpenPhone> {
    const store = new DeviceStore({
      vault: new Vault(this.vaultDb, keys),
      cache: new Cache(this.cacheDb),
      keys,
      identity,
      view,
      now: () => this.now(),
      ...(tabs ? { tabs } : {}),
    });
    await store.open();
    return { store, view, keys };
  }
}

export interface OpenPhone {
  store: DeviceStore;
  view: View;
  keys: Keys;
}

let made = 0;

/** An operation that makes one log entry with one line. */
export function entryOperation(note = "Ryddet gangen hos Furukvist"): OperationBody {
  const id = testId("e");
  const opId = testId("o");
  return {
    op_id: opId,
    schema: 1,
    at: new Date(Date.UTC(2026, 10, 17, 8, 0, made)).toISOString(),
    tz: "Europe/Oslo",
    offset_min: 60,
    changes: [
      {
        entity: "log_entry",
        id,
        action: "create",
        base_version: 0,
        base: {},
        set: { kind: "home_visit", note, duration_minutes: 45 },
      },
      {
        entity: "task_line",
        id: testId("l"),
        action: "create",
        base_version: 0,
        base: {},
        set: { entry_id: id, position: 0, task_type: "cleaning", duration_minutes: 45 },
      },
      {
        entity: "log_entry",
        id,
        action: "act",
        act: "submit",
        base_version: { after: opId },
        base: {},
        set: {},
      },
    ],
  };
}

/** The id of the entry that such an operation makes. */
export function entryIdOf(body: OperationBody): string {
  return body.changes[0]?.id ?? "";
}

/** An id that is easy to tell apart in a failing test. */
export function testId(kind: string): string {
  made++;
  return `${kind.padEnd(8, "0")}-0000-4000-8000-${String(made).padStart(12, "0")}`;
}
