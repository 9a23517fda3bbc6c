/**
 * What the server's rows say of our photos. Bytes leave this phone only when the row of the photo
 * names our hash and a week has gone: a server that was set back to yesterday can ask for them again.
 */
import { type DeviceStore, drafts } from "../store/deviceStore.ts";
import { isParked } from "../store/ledger.ts";
import { photos } from "../store/photoShelf.ts";
import type { PhotoFate, StoredPhoto } from "../store/photoVault.ts";
import type { Receipt } from "../store/vault.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long the bytes are kept after the fate is known; a damaged photo waits for its maker. */
const KEEP_DAYS: Record<PhotoFate["kind"], number> = {
  confirmed: 7,
  // Without a row that says so, they stay as long as the operation that named them.
  received: 30,
  removed: 0,
  damaged: Number.POSITIVE_INFINITY,
};

/** Reads the fates off the rows, and lets go of what has had its time. */
export async function settlePhotos(
  store: DeviceStore,
  uploaded: ReadonlySet<string>,
  now: number,
): Promise<void> {
  const at = new Date(now).toISOString();
  for (const photo of photos.value.values()) {
    if (photo.fate?.kind === "removed") continue;
    const kind = fateOf(store, photo, uploaded.has(photo.id));
    // That the bytes here cannot be read is not undone by a row that still waits for them.
    if (!kind && photo.fate?.kind === "damaged") continue;
    await store.photos.decide(photo.id, kind && { kind, at });
  }
  await store.photos.drop(
    [...photos.value.values()].filter((one) => isOver(store, one, now)).map(({ id }) => id),
  );
}

function fateOf(
  store: DeviceStore,
  photo: StoredPhoto,
  isUploaded: boolean,
): PhotoFate["kind"] | undefined {
  const row = store.view.row("attachment", photo.id);
  if (row && photo.sha256 && row.received_sha256 === photo.sha256) return "confirmed";
  if (row && row.state === "damaged") return "damaged";
  if (row && row.version > 0) return undefined;
  // No row of the server's: its operation is parked there, or the row has left this phone.
  const answer = answerTo(store, photo.id);
  const isAnswered = answer && (isParked(answer) || answer.serverSeq <= store.cursor);
  if (!isAnswered) return undefined;
  const known = photo.fate?.kind;
  if (known === "confirmed" || known === "received") return known;
  return isUploaded ? "received" : undefined;
}

/** The server's last word on the operations that named a photo. */
function answerTo({ ledger }: DeviceStore, id: string): Receipt | undefined {
  return ledger.history(id).findLast(({ receipt }) => receipt)?.receipt;
}

function isOver(store: DeviceStore, photo: StoredPhoto, now: number): boolean {
  const { fate, entryId, id } = photo;
  if (!fate) return isOrphan(store, photo, now);
  if (fate.kind === "removed") return !drafts.value.has(entryId);
  if (fate.kind === "received" && isParked(answerTo(store, id))) return false;
  return Date.parse(fate.at) < now - KEEP_DAYS[fate.kind] * DAY_MS;
}

/**
 * A photo of a visit that was dropped just as the photo was being kept: no draft and no entry has
 * heard of it. After a week an entry may have left this phone, and nothing is concluded any more.
 */
function isOrphan(store: DeviceStore, { id, entryId, takenAt }: StoredPhoto, now: number): boolean {
  const age = now - Date.parse(takenAt);
  if (age < HOUR_MS || age > 7 * DAY_MS) return false;
  if (drafts.value.has(entryId) || store.ledger.hasUnreadable()) return false;
  if ([id, entryId].some((one) => store.ledger.history(one).length > 0)) return false;
  return !store.view.row("attachment", id) && !store.view.row("log_entry", entryId);
}
