/**
 * The rescue file: what is unsent here, sealed so that only the office can open it. Making it takes
 * nothing from the phone, and needs neither a network nor an account that still works.
 */
import { type Bytes, base64, concat, toBytes } from "../lock/bytes.ts";
import { RescueRefused } from "../lock/errors.ts";
import { sealRescue } from "../lock/rescueSeal.ts";
import { openedStore } from "../store/current.ts";
import type { DeviceStore } from "../store/deviceStore.ts";
import { photos } from "../store/photoShelf.ts";
import type { StoredPhoto } from "../store/photoVault.ts";

/** Bytes of photos in one file: a phone holds a file some five times over while it is made. */
export const FILE_PHOTO_BYTES = 16 * 1024 * 1024;

/** One file, and what is in it. */
export interface RescueFile {
  blob: Blob;
  operations: number;
  photos: number;
  /** Operations and photos that cannot be read here, and so are not in it. */
  leftOut: number;
}

/** The photos of each file that is needed; every file has the operations too, which count once. */
export function rescueParts(): StoredPhoto[][] {
  const unsent = [...photos.value.values()].filter(({ fate }) => !fate);
  const parts: StoredPhoto[][] = [[]];
  let bytes = 0;
  for (const photo of unsent) {
    if (bytes > 0 && bytes + photo.size > FILE_PHOTO_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(photo);
    bytes += photo.size;
  }
  return parts;
}

/** Whether the server has told this phone what to seal to. */
export function hasRescueKey(): boolean {
  return openedStore().identity.rescueKey !== undefined;
}

/**
 * Makes one file: every operation that the server has not answered, and these photos.
 * @throws RescueRefused, Locked
 */
export async function makeRescueFile(part: readonly StoredPhoto[]): Promise<RescueFile> {
  const store = openedStore();
  await store.refresh();
  const { replica, user, rescueKey } = store.identity;
  if (!rescueKey) throw new RescueRefused("no_key");
  const { ops, unread } = await unsentOps(store);
  const chunks: Bytes[] = [];
  for (const photo of part) {
    const bytes = await read(store, photo);
    if (!bytes) continue;
    const { sha256, mediaType: media_type, size } = photo;
    const head = JSON.stringify({ sha256, media_type, size }).slice(0, -1);
    chunks.push(toBytes(`${chunks.length > 0 ? "," : ""}${head},"data":"`));
    chunks.push(base64(bytes), toBytes('"}'));
  }
  const kept = chunks.length / 3;
  const exported_at = new Date().toISOString();
  const head = JSON.stringify({ replica, user: user.id, exported_at, ops }).slice(0, -1);
  const content = concat(toBytes(`${head},"photos":[`), ...chunks, toBytes("]}"));
  const blob = new Blob(await sealRescue(content, rescueKey), { type: "application/json" });
  return { blob, operations: ops.length, photos: kept, leftOut: unread + part.length - kept };
}

/** Bodies exactly as they were sealed, in the order in which they were saved. */
async function unsentOps(store: DeviceStore) {
  const rows = await store.vault.readRows();
  const unsent = rows.filter(({ opId }) => !store.ledger.receipt(opId));
  const opened = await store.vault.openOps(unsent);
  const ops = opened.map(({ seq, text }) => ({ seq, body: text }));
  return { ops, unread: unsent.length - ops.length };
}

/** One photo that cannot be read keeps no other from being saved. */
function read(store: DeviceStore, photo: StoredPhoto): Promise<Bytes | undefined> {
  return store.photos.read(photo).catch(() => undefined);
}
