/** For tests: a phone with photos to send, and the queue that sends them. */
import { randomBytes } from "../lock/bytes.ts";
import { type PhotoHead, sha256Of } from "../store/photoVault.ts";
import { entryIdOf, entryOperation, testId } from "../store/testPhone.ts";
import { PhotoSender } from "./attachments.ts";
import { type SyncedPhone, syncedPhone } from "./testSync.ts";
import { TestUploads } from "./testUploads.ts";

export interface PhotoPhone extends SyncedPhone {
  uploads: TestUploads;
  sender: PhotoSender;
  reports: unknown[];
}

/** An enrolled, open phone with a queue of its own; the queue runs when the test says so. */
export async function photoPhone(): Promise<PhotoPhone> {
  const synced = await syncedPhone();
  const uploads = new TestUploads(synced.server);
  return { ...synced, uploads, ...senderFor(synced, uploads) };
}

/** One more queue over an open phone, as another of its pages would have. */
export function senderFor({ store, clock }: SyncedPhone, uploads: TestUploads) {
  const reports: unknown[] = [];
  const report = (error: unknown) => reports.push(error);
  return { sender: new PhotoSender({ store, api: uploads, clock, report }), reports };
}

/** Keeps a photo of so many random bytes for an entry. */
export async function keepPhoto(phone: PhotoPhone, entryId: string, size = 300_000) {
  const bytes = randomBytes(Math.min(size, 65_536));
  const whole = new Uint8Array(size);
  for (let at = 0; at < size; at += bytes.length) {
    whole.set(bytes.subarray(0, Math.min(bytes.length, size - at)), at);
  }
  const head: PhotoHead = {
    id: testId("a"),
    opId: testId("o"),
    entryId,
    slot: "before",
    position: 0,
    takenAt: new Date(phone.clock.now()).toISOString(),
    mediaType: "image/jpeg",
    sha256: await sha256Of(whole),
    size,
  };
  await phone.store.photos.keep(head, whole);
  return { head, bytes: whole };
}

/** Saves an entry with photos of these sizes; nothing has been sent when this returns. */
export async function saveWithPhotos(phone: PhotoPhone, sizes: number[] = [300_000]) {
  const body = entryOperation();
  const entryId = entryIdOf(body);
  const kept = [];
  for (const size of sizes) kept.push(await keepPhoto(phone, entryId, size));
  body.changes.splice(
    -1,
    0,
    ...kept.map(({ head: { id, sha256, size, slot, position, takenAt, mediaType } }) => ({
      entity: "attachment" as const,
      id,
      action: "create" as const,
      base_version: 0,
      base: {},
      set: {
        entry_id: entryId,
        slot,
        position,
        taken_at: takenAt,
        media_type: mediaType,
        sha256,
        size,
        received_sha256: null,
      },
    })),
  );
  phone.server.isDown = true;
  await phone.store.saveOperation(body);
  await phone.engine.idle();
  phone.server.isDown = false;
  return { body, entryId, kept };
}
