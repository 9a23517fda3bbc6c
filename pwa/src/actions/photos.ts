/**
 * Photos of a visit. One at a time they are made small, hashed, sealed, written and read back;
 * only then may an operation name them, so that no entry ever points at bytes that are not there.
 */
import type { Change } from "../api/wire.ts";
import { newId } from "../domain/ids.ts";
import { nowInstant } from "../domain/instant.ts";
import { currentStore, openedStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { PhotoRefused } from "../store/errors.ts";
import { photos } from "../store/photoShelf.ts";
import { type PhotoHead, type StoredPhoto, sha256Of } from "../store/photoVault.ts";
import { view } from "../store/view.ts";
import { inTurns } from "./inTurns.ts";
import { operationOf } from "./operation.ts";
import { MEDIA_TYPE, reducePhoto } from "./reducePhoto.ts";
import { sealVisitNow } from "./visitDraft.ts";
import { attachmentChange } from "./visitOperation.ts";

/** Photos of one visit: three pairs. */
export const MAX_PAIRS = 3;
/** With less than this free, a photo could take the room that words need. */
const LEAST_FREE_BYTES = 150 * 1024 * 1024;

/** One photo at a time: a phone has memory for one large picture, not for two. */
const inTurn = inTurns();

/**
 * To be called before the camera is opened, which may cost the page its life: what is half made
 * lies sealed when this returns, and there is room for a photo.
 * @throws NotSaved; PhotoRefused "no_space"
 */
export async function readyForPhoto(): Promise<void> {
  await sealVisitNow();
  // Where the browser does not say, the photo is tried: it is stored whole or refused.
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota !== undefined && quota - (usage ?? 0) < LEAST_FREE_BYTES) {
    throw new PhotoRefused("no_space");
  }
}

/**
 * Keeps a photo for a visit, in the place of one that it already has there.
 * @throws PhotoRefused, NotSaved, Locked
 */
export function takePhoto(
  entryId: string,
  slot: string,
  position: number,
  file: Blob,
): Promise<void> {
  const takenAt = nowInstant();
  return inTurn(async () => {
    const before = [...photos.value.values()].find(
      (one) => one.entryId === entryId && isAt(one, slot, position) && one.fate?.kind !== "removed",
    );
    const photo = await keep({ entryId, slot, position, takenAt }, file);
    if (before) await decide(before.id, true);
    await attachLeft(photo);
  });
}

/** Takes a photo of a saved entry anew, after its bytes were lost. @throws as takePhoto */
export function retakePhoto(damaged: StoredPhoto, file: Blob): Promise<void> {
  const takenAt = nowInstant();
  return inTurn(async () => {
    const row = view.row("attachment", damaged.id);
    const entryId = row?.entry_id ?? damaged.entryId;
    const { slot, position } = row ?? damaged;
    const photo = await keep({ entryId, slot, position, takenAt }, file);
    await saveChanges(photo.opId, [attachmentChange(photo), ...removal(damaged.id)]);
    await decide(damaged.id, true);
  });
}

/** Does without a photo whose bytes were lost. @throws NotSaved, Locked */
export function removeDamagedPhoto(damaged: StoredPhoto): Promise<void> {
  return inTurn(async () => {
    const changes = removal(damaged.id);
    if (changes.length > 0) await saveChanges(newId(), changes);
    await decide(damaged.id, true);
  });
}

/** Takes a photo away from a visit that is not saved yet; until it is, this can be undone. */
export function removePhoto(id: string): Promise<void> {
  return inTurn(() => decide(id, true));
}

/** Takes it back. */
export function bringBackPhoto(id: string): Promise<void> {
  return inTurn(() => decide(id, false));
}

/** The photo that was last removed from a place, if none has been taken there since. */
export function removedAt(entryId: string, slot: string, position: number) {
  return [...photos.value.values()]
    .filter((one) => one.entryId === entryId && one.fate?.kind === "removed")
    .filter((one) => isAt(one, slot, position))
    .sort((a, b) => (a.takenAt < b.takenAt ? 1 : -1))[0];
}

/**
 * Names photos whose entry was saved without them: more than fit in the visit's operation, one
 * that was not ready when *Lagre* was pressed, or one whose page was killed in between.
 */
export function attachLeftPhotos(): Promise<void> {
  return inTurn(async () => {
    for (const photo of photos.value.values()) await attachLeft(photo);
  });
}

async function keep(
  place: Pick<PhotoHead, "entryId" | "slot" | "position" | "takenAt">,
  file: Blob,
): Promise<PhotoHead> {
  const bytes = await reducePhoto(file);
  if (!bytes) throw new PhotoRefused("not_an_image");
  const head: PhotoHead = {
    ...place,
    id: newId(),
    opId: newId(),
    mediaType: MEDIA_TYPE,
    sha256: await sha256Of(bytes),
    size: bytes.length,
  };
  await openedStore().photos.keep(head, bytes);
  return head;
}

async function attachLeft(photo: StoredPhoto): Promise<void> {
  const store = currentStore.value;
  if (!store || photo.fate || drafts.value.has(photo.entryId)) return;
  const isNamed = store.ledger.history(photo.id).length > 0 || view.row("attachment", photo.id);
  if (isNamed || !view.row("log_entry", photo.entryId)) return;
  // Its operation's id was made with the photo: two tabs, or two tries, are one operation.
  await saveChanges(photo.opId, [attachmentChange(photo)]);
}

/** Takes the row of a photo away again, where the server has one. */
function removal(id: string): Change[] {
  const version = view.row("attachment", id)?.version ?? 0;
  if (version === 0) return [];
  return [{ entity: "attachment", id, action: "delete", base_version: version, base: {}, set: {} }];
}

function saveChanges(opId: string, changes: Change[]): Promise<void> {
  return openedStore().saveOperation(operationOf(changes, { opId }));
}

function decide(id: string, isRemoved: boolean): Promise<void> {
  const fate = isRemoved ? ({ kind: "removed", at: nowInstant() } as const) : undefined;
  return openedStore().photos.decide(id, fate);
}

function isAt(photo: StoredPhoto, slot: string, position: number): boolean {
  return photo.slot === slot && photo.position === position;
}
