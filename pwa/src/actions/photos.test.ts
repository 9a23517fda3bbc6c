// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { concat, randomBytes } from "../lock/bytes.ts";
import { currentStore, reach } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { NotSaved, PhotoRefused } from "../store/errors.ts";
import { photos, photosOf } from "../store/photoShelf.ts";
import { type OpenPhone, TestPhone } from "../store/testPhone.ts";
import { view } from "../store/view.ts";
import {
  attachLeftPhotos,
  bringBackPhoto,
  readyForPhoto,
  removedAt,
  removePhoto,
  retakePhoto,
  takePhoto,
} from "./photos.ts";
import { dropVisit, endVisit, runningVisit, saveVisit, startVisit, toggleTask } from "./visit.ts";

const reduced = vi.hoisted(() => ({ reducePhoto: vi.fn(), MEDIA_TYPE: "image/jpeg" }));
vi.mock("./reducePhoto.ts", () => reduced);

const FILE = new Blob(["what the camera gave"]);
const estimate = vi.fn();

let phone: TestPhone;
let open: OpenPhone;
let entryId: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-17T08:00:00.000Z") });
  vi.stubGlobal("navigator", { storage: { estimate }, onLine: true });
  estimate.mockResolvedValue({ quota: 1e9, usage: 0 });
  reduced.reducePhoto.mockImplementation(async () =>
    concat(...Array.from({ length: 5 }, () => randomBytes(60_000))),
  );
  phone = new TestPhone();
  await phone.enrol();
  open = await phone.unlockInto(view);
  currentStore.value = open.store;
  reach.value = "offline";
  await startVisit({ caseId: "case-1", placeId: "place-1" });
  await toggleTask("cleaning");
  entryId = runningVisit.value?.entryId ?? "";
});

afterEach(() => {
  currentStore.value = null;
  drafts.value = new Map();
  photos.value = new Map();
  view.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function savedOps() {
  const ops = await open.store.vault.openOps(await open.store.vault.readRows());
  return ops.map((op) => JSON.parse(op.text));
}

const named = (op: { changes: { entity: string; set: { slot?: string } }[] }) =>
  op.changes.filter(({ entity }) => entity === "attachment");

test("a visit and its photos are one operation, with what the server needs to know them by", async () => {
  await takePhoto(entryId, "before", 0, FILE);
  vi.setSystemTime(Date.now() + 60_000);
  await takePhoto(entryId, "after", 0, FILE);
  const [before] = photosOf(entryId);
  await endVisit();
  await saveVisit();

  const [op, ...more] = await savedOps();
  expect(more).toEqual([]);
  expect(named(op).map(({ set }) => set.slot)).toEqual(["before", "after"]);
  expect(named(op)[0]).toEqual({
    entity: "attachment",
    id: before?.id,
    action: "create",
    base_version: 0,
    base: {},
    set: {
      entry_id: entryId,
      slot: "before",
      position: 0,
      taken_at: "2026-11-17T08:00:00.000Z",
      media_type: "image/jpeg",
      sha256: before?.sha256,
      size: 300_000,
    },
  });
  expect(op.changes.at(-1)).toMatchObject({ act: "submit" });
});

test("a visit without photos is as it was", async () => {
  await endVisit();
  await saveVisit();

  const [op] = await savedOps();
  expect(op.changes.map(({ entity }: { entity: string }) => entity)).toEqual([
    "log_entry",
    "task_line",
    "log_entry",
  ]);
});

test("photos beyond the operation's room go in another, and none is left out", async () => {
  for (let task = 0; task < 15; task++) await toggleTask(`task-${task}`);
  for (const position of [0, 1, 2]) {
    await takePhoto(entryId, "before", position, FILE);
    await takePhoto(entryId, "after", position, FILE);
  }
  await endVisit();
  await saveVisit();
  await attachLeftPhotos();
  await attachLeftPhotos();

  const ops = await savedOps();
  expect(Math.max(...ops.map(({ changes }) => changes.length))).toBeLessThanOrEqual(20);
  expect(ops.flatMap(named)).toHaveLength(6);
});

test("a photo that is ready after the visit was saved is named by an operation of its own", async () => {
  let ready = (_: Uint8Array) => {};
  reduced.reducePhoto.mockReturnValue(
    new Promise((resolve) => {
      ready = resolve;
    }),
  );
  const taking = takePhoto(entryId, "before", 0, FILE);
  await endVisit();
  await saveVisit();
  ready(randomBytes(1000));
  await taking;

  const [visit, photo] = await savedOps();
  expect(named(visit)).toEqual([]);
  expect(named(photo)).toHaveLength(1);
});

test("a photo that cannot be kept takes nothing down with it", async () => {
  reduced.reducePhoto.mockResolvedValueOnce(undefined);
  await expect(takePhoto(entryId, "before", 0, FILE)).rejects.toBeInstanceOf(PhotoRefused);
  vi.spyOn(open.store.photos, "keep").mockRejectedValueOnce(new NotSaved());
  await expect(takePhoto(entryId, "before", 0, FILE)).rejects.toBeInstanceOf(NotSaved);
  await endVisit();
  await saveVisit();

  expect(await savedOps()).toHaveLength(1);
  expect(photos.value.size).toBe(0);
});

test("one photo is made small at a time", async () => {
  let now = 0;
  let most = 0;
  reduced.reducePhoto.mockImplementation(async () => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    now--;
    return randomBytes(1000);
  });
  await Promise.all([0, 1, 2].map((position) => takePhoto(entryId, "before", position, FILE)));

  expect(most).toBe(1);
});

test("before the camera opens the draft is written, and there must be 150 MB of room", async () => {
  const put = vi.spyOn(open.store, "putDraft");
  await readyForPhoto();
  expect(put).toHaveBeenCalledOnce();

  estimate.mockResolvedValue({ quota: 200 * 1024 * 1024, usage: 51 * 1024 * 1024 });
  await expect(readyForPhoto()).rejects.toMatchObject({ reason: "no_space" });
  estimate.mockResolvedValue({ quota: 200 * 1024 * 1024, usage: 50 * 1024 * 1024 });
  await readyForPhoto();
});

test("the camera does not open when the draft cannot be written", async () => {
  vi.spyOn(open.store, "putDraft").mockRejectedValue(new NotSaved());

  await expect(readyForPhoto()).rejects.toBeInstanceOf(NotSaved);
});

test("after a restart the visit is whole with its photos", async () => {
  await takePhoto(entryId, "before", 0, FILE);
  const sent = photosOf(entryId);
  photos.value = new Map();
  drafts.value = new Map();
  currentStore.value = (await phone.unlockInto(view)).store;

  expect(runningVisit.value?.tasks).toEqual([{ taskType: "cleaning", minutes: 0 }]);
  expect(photosOf(entryId)).toEqual(sent);
});

test("a photo taken anew stands in the place of the old; one taken away can be had back", async () => {
  await takePhoto(entryId, "before", 0, FILE);
  const [first] = photosOf(entryId);
  await takePhoto(entryId, "before", 0, FILE);
  const [second, ...more] = photosOf(entryId);
  expect(second?.id).not.toBe(first?.id);
  expect(more).toEqual([]);

  await removePhoto(second?.id ?? "");
  expect(photosOf(entryId)).toEqual([]);
  await bringBackPhoto(removedAt(entryId, "before", 0)?.id ?? "");
  expect(photosOf(entryId).map(({ id }) => id)).toEqual([second?.id]);
});

test("a visit that is dropped leaves no photo to be sent", async () => {
  await takePhoto(entryId, "before", 0, FILE);
  await dropVisit();

  expect(open.store.photos.unsent()).toBe(0);
});

test("a damaged photo is taken anew after the visit was sent: the old row goes as the new comes", async () => {
  await takePhoto(entryId, "before", 0, FILE);
  await endVisit();
  await saveVisit();
  const [photo] = photosOf(entryId);
  if (!photo) throw new Error("no photo");
  const row = { ...view.row("attachment", photo.id), id: photo.id, version: 3, deleted_at: null };
  view.confirm([{ entity: "attachment", row }], []);
  await open.store.photos.decide(photo.id, { kind: "damaged", at: "2026-11-17T09:00:00.000Z" });
  await retakePhoto({ ...photo, fate: { kind: "damaged", at: "" } }, FILE);

  const [, retaken] = await savedOps();
  expect(retaken.changes).toMatchObject([
    { entity: "attachment", action: "create", set: { entry_id: entryId, slot: "before" } },
    { entity: "attachment", id: photo.id, action: "delete", base_version: 3 },
  ]);
  expect(open.store.photos.damaged()).toBe(0);
});
