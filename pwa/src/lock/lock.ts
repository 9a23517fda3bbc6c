/**
 * Locked or open: the phone's one state that every screen obeys.
 *
 * Lock lies below the store and knows no database and no network. What it needs of them is
 * handed to it once, by `furnishLock`, from the room that may know all three (sync/device.ts).
 */
import { type Signal, signal } from "@preact/signals";
import { type Bytes, toBytes, toText } from "./bytes.ts";
import { generateCode, readCode, showCode } from "./code.ts";
import type { DeviceUser, Identity } from "./device.ts";
import { AlreadyEnrolled, Locked, PasskeyRefused } from "./errors.ts";
import type { PasskeyWrap, RootWrap } from "./keyProtocol.ts";
import { type KeyPort, Keys } from "./keys.ts";
import { askPasskey, forgetPasskey, type Passkey } from "./passkey.ts";

/** `none`: nobody is enrolled on this phone. `failed`: the phone's store cannot be read at all. */
export type LockState = "starting" | "none" | "locked" | "open" | "failed";

/** What lies on the phone of its lock: the wrapped root and the sealed identity. */
export interface LockParts {
  root: RootWrap;
  identity: Bytes;
  /** Beside the code, where somebody has wanted it. */
  passkey?: PasskeyWrap;
}

/** What lock asks of the rooms above it. */
export interface Furniture {
  startKeys(): KeyPort;
  /** The lock of the user enrolled here, if there is one. */
  findLock(): Promise<LockParts | undefined>;
  /** Asks the server for a replica. @throws NetworkError, ApiError */
  enrol(): Promise<Identity>;
  /** Writes a new vault and reads it back. @throws AlreadyEnrolled, NotSaved */
  keepLock(parts: LockParts): Promise<void>;
  /** Keeps a passkey's wrap beside the code's, or lets go of it. @throws NotSaved */
  keepPasskey(passkey: PasskeyWrap | undefined): Promise<void>;
  /** Empties vault and cache. @throws UnsentWork, when nothing has been touched */
  wipe(): Promise<void>;
  /** Called while the code is being worked on: sealed rows may be read meanwhile. */
  warm(): void;
  /** Fills the memory with what the phone holds. */
  opened(keys: Keys, identity: Identity): Promise<void>;
  /** Empties the memory. */
  closed(): void;
}

/** Whether the phone is enrolled, locked or open. */
export const lockState: Signal<LockState> = signal<LockState>("starting");

/** Whose phone it is; known only while it is open. */
export const deviceUser: Signal<DeviceUser | null> = signal<DeviceUser | null>(null);

/** Whether the phone can be opened by a passkey. */
export const hasPasskey: Signal<boolean> = signal(false);

/** After these the locked room is as it was, and another try may follow. */
const MAY_TRY_AGAIN = new Set(["WrongCode", "WrongPasskey", "PasskeyRefused"]);

let furniture: Furniture | undefined;
let parts: LockParts | undefined;
let keys: Keys | undefined;

/** Hands over what lock needs of the store and the server. */
export function furnishLock(given: Furniture): void {
  furniture = given;
}

/** Looks at page start whether somebody is enrolled here. */
export async function startDevice(): Promise<void> {
  const rooms = furnished();
  try {
    take(await rooms.findLock());
    if (parts) keys = new Keys(rooms.startKeys());
    lockState.value = parts ? "locked" : "none";
  } catch {
    lockState.value = "failed";
  }
}

/**
 * Enrols this phone for the user who has just signed in, and opens it. Needs the network.
 * The code is shown once and stored nowhere.
 * @throws AlreadyEnrolled, NetworkError, ApiError, NotSaved
 */
export async function enrolDevice(): Promise<{ code: string }> {
  const rooms = furnished();
  if (lockState.value !== "none") throw new AlreadyEnrolled();
  const identity = await rooms.enrol();
  const fresh = new Keys(rooms.startKeys());
  try {
    const code = generateCode();
    const made = await fresh.create(code, toBytes(JSON.stringify(identity)));
    await rooms.keepLock(made);
    take(made);
    await open(fresh, identity);
    return { code: showCode(code) };
  } catch (error) {
    fresh.close();
    throw error;
  }
}

/**
 * Opens the phone. About a second's work for the key worker, none for the page.
 * @throws WrongCode; KeyWorkerFailed when the worker did not start
 */
export async function unlock(code: string): Promise<void> {
  await openBy((room, { root, identity }) => room.unlock(readCode(code), root, identity));
}

/**
 * Opens the phone by its passkey, in one touch and without a network. The code stands beside it.
 * @throws PasskeyRefused, WrongPasskey; KeyWorkerFailed when the worker did not start
 */
export async function unlockByPasskey(): Promise<void> {
  await openBy(async (room, { passkey, identity }) => {
    if (!passkey) throw new PasskeyRefused("no_key");
    return room.unlockByPasskey(await askPasskey(passkey), passkey.wrap, identity);
  });
}

/**
 * From now on a passkey opens the phone, too: one that was just made, when it has given its key
 * once. The code is asked for, because only it can take out the root to be wrapped anew.
 * @throws PasskeyRefused, WrongCode, NotSaved, Locked
 */
export async function trustPasskey(made: Passkey, code: string): Promise<void> {
  if (!keys || !parts) throw new Locked();
  const output = await askPasskey(made);
  const wrap = await keys.wrapByPasskey(readCode(code), parts.root, output);
  await keepPasskey({ id: made.id, salt: made.salt, wrap });
}

/** The code alone opens the phone again. @throws NotSaved */
export async function dropPasskey(): Promise<void> {
  const dropped = parts?.passkey;
  await keepPasskey(undefined);
  if (dropped) await forgetPasskey(dropped.id);
}

/** Ends the key worker and empties the memory. What is not saved yet lies sealed as a draft. */
export function lock(): void {
  if (lockState.value !== "open") return;
  lockState.value = "locked";
  deviceUser.value = null;
  forgetKeys();
  furnished().closed();
}

/**
 * Hands in the phone: everything on it is wiped, and somebody else may enrol. Works locked, too,
 * so that a code that was never noted down is no dead end.
 * @throws UnsentWork while anything has not reached the server; then nothing is wiped
 */
export async function handInDevice(): Promise<void> {
  await furnished().wipe();
  const dropped = parts?.passkey;
  lock();
  forgetKeys();
  take(undefined);
  lockState.value = "none";
  if (dropped) await forgetPasskey(dropped.id);
}

/** Opens the locked room in one way or another. */
async function openBy(way: (room: Keys, now: LockParts) => Promise<Bytes>): Promise<void> {
  const rooms = furnished();
  if (lockState.value === "open") return;
  // Another tab may have enrolled, or moved the replica, since this page was opened.
  const now = (await rooms.findLock()) ?? parts;
  if (!now) throw new Locked();
  take(now);
  keys ??= new Keys(rooms.startKeys());
  const room = keys;
  rooms.warm();
  try {
    const identity = await way(room, now);
    // Where the code's own work ends, for the benchmark of a start without network.
    performance.mark("unlocked");
    await open(room, JSON.parse(toText(identity)) as Identity);
  } catch (error) {
    if (!MAY_TRY_AGAIN.has((error as Error).name)) forgetKeys();
    throw error;
  }
}

async function keepPasskey(passkey: PasskeyWrap | undefined): Promise<void> {
  await furnished().keepPasskey(passkey);
  if (!parts) return;
  const { root, identity } = parts;
  take({ root, identity, ...(passkey && { passkey }) });
}

function take(now: LockParts | undefined): void {
  parts = now;
  hasPasskey.value = now?.passkey !== undefined;
}

async function open(room: Keys, identity: Identity): Promise<void> {
  keys = room;
  await furnished().opened(room, identity);
  deviceUser.value = identity.user;
  lockState.value = "open";
}

function forgetKeys(): void {
  keys?.close();
  keys = undefined;
}

function furnished(): Furniture {
  if (!furniture) throw new Error("furnishLock has not been called");
  return furniture;
}
