// @vitest-environment node
import { afterEach, expect, test, vi } from "vitest";
import { ApiError, NetworkError } from "../api/errors.ts";
import { UnsentWork } from "../lock/errors.ts";
import { currentStore } from "../store/current.ts";
import { photoProgress, photos } from "../store/photoShelf.ts";
import { wipeVault } from "../store/vaultLock.ts";
import { reportOf } from "./report.ts";
import { publishStatus, syncStatus } from "./status.ts";
import { photoPhone, saveWithPhotos, senderFor } from "./testPhotos.ts";

const DAY = 86_400_000;

afterEach(() => {
  currentStore.value = null;
  photos.value = new Map();
});

test("photos go after the words that name them, whole and as they were taken", async () => {
  const phone = await photoPhone();
  const { kept } = await saveWithPhotos(phone, [300_000, 700_001]);
  await phone.sender.send();
  expect(phone.uploads.opened).toEqual([]);

  await phone.engine.syncNow();
  await phone.sender.send();

  for (const { head, bytes } of kept) {
    expect(phone.uploads.received(head.sha256)?.equals(bytes)).toBe(true);
    expect(photoProgress.value.get(head.id)).toBe(head.size);
  }
  expect(Math.max(...phone.uploads.parts)).toBeLessThanOrEqual(256 * 1024);
});

test("all is sent when the server's row names the photo's hash, and not a moment before", async () => {
  const phone = await photoPhone();
  await saveWithPhotos(phone);
  await phone.engine.syncNow();
  publishStatus();
  expect(syncStatus.value).toMatchObject({ unsent: 0, unsentPhotos: 1, allSent: false });

  await phone.sender.send();
  expect(syncStatus.value).toMatchObject({ unsentPhotos: 1, allSent: false });
  await phone.engine.syncNow();
  await phone.sender.send();

  expect(syncStatus.value).toMatchObject({ unsentPhotos: 0, allSent: true });
});

test("an upload that is cut at any request goes on from the byte where the server stands", async () => {
  const kinds = ["unreachable", "lost", "timeout"] as const;
  for (const trouble of kinds) {
    for (let at = 0; at < 4; at++) {
      const phone = await photoPhone();
      const { kept } = await saveWithPhotos(phone, [600_000]);
      await phone.engine.syncNow();
      phone.uploads.troubles = [...Array(at).fill(undefined), trouble];
      await phone.sender.send();
      await phone.sender.send();

      const head = kept[0]?.head;
      expect(phone.uploads.received(head?.sha256 ?? "")?.length).toBe(600_000);
      // No byte was asked for twice, but those of a part whose reply was lost.
      const sent = phone.uploads.parts.reduce((sum, part) => sum + part, 0);
      expect(sent).toBe(600_000);
      phone.engine.stop();
    }
  }
});

test("a part that was spoilt on the way is sent again", async () => {
  const phone = await photoPhone();
  const { kept } = await saveWithPhotos(phone);
  await phone.engine.syncNow();
  phone.uploads.troubles = [undefined, "spoilt", "spoilt"];
  await phone.sender.send();

  expect(phone.uploads.received(kept[0]?.head.sha256 ?? "")).toBeDefined();
});

test("a server that takes parts and never moves is given up, for the time being", async () => {
  const phone = await photoPhone();
  await saveWithPhotos(phone);
  await phone.engine.syncNow();
  phone.uploads.troubles = [undefined, ...Array(20).fill("spoilt")];
  await phone.sender.send();

  expect(phone.uploads.troubles.length).toBeGreaterThan(10);
  expect(phone.clock.untilNext).toBeLessThanOrEqual(60_000);
});

test("the same photo from two tabs is one photo", async () => {
  const phone = await photoPhone();
  const { kept } = await saveWithPhotos(phone, [900_000]);
  await phone.engine.syncNow();
  const other = senderFor(phone, phone.uploads);
  await Promise.all([phone.sender.send(), other.sender.send()]);

  expect(phone.uploads.uploads.size).toBe(1);
  expect(
    phone.uploads.received(kept[0]?.head.sha256 ?? "")?.equals(kept[0]?.bytes ?? Buffer.alloc(0)),
  ).toBe(true);
  expect([...phone.reports, ...other.reports]).toEqual([]);
});

test("never more than two photos are under way", async () => {
  const phone = await photoPhone();
  await saveWithPhotos(phone, Array(6).fill(100_000));
  await phone.engine.syncNow();
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let inside = 0;
  phone.uploads.meanwhile = () => {
    inside++;
    return gate;
  };
  const sending = phone.sender.send();
  await vi.waitFor(() => expect(inside).toBe(2));
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(inside).toBe(2);
  release();
  await sending;

  expect(phone.uploads.uploads.size).toBe(6);
});

test("a server that asks for time is left alone for that long, and for no longer", async () => {
  const phone = await photoPhone();
  await saveWithPhotos(phone);
  await phone.engine.syncNow();
  phone.uploads.troubles = [new ApiError(503, "try_later", {}, 120)];
  await phone.sender.send();
  const asked = phone.uploads.opened.length;
  await phone.sender.send();

  expect(phone.uploads.opened.length).toBe(asked);
  phone.clock.time += 120_000;
  await phone.sender.send();
  expect(phone.uploads.opened.length).toBe(asked + 1);
});

test("being cut off is tried again by itself, ever more seldom", async () => {
  const phone = await photoPhone();
  await saveWithPhotos(phone);
  await phone.engine.syncNow();
  phone.engine.stop();
  phone.clock.timers.clear();
  phone.uploads.isDown = true;
  const waits: number[] = [];
  for (let tries = 0; tries < 12; tries++) {
    await phone.sender.send();
    waits.push(phone.clock.untilNext ?? 0);
    phone.clock.timers.clear();
  }

  expect(waits.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
  expect(waits.at(-1)).toBe(300_000);
  expect(phone.reports).toEqual([]);
});

test("locking cuts an upload off, and the next unlock goes on with it", async () => {
  const phone = await photoPhone();
  const { kept } = await saveWithPhotos(phone, [600_000]);
  await phone.engine.syncNow();
  phone.uploads.meanwhile = ({ offset }) => {
    if (offset > 0) phone.sender.stop();
  };
  await phone.sender.send();
  phone.uploads.meanwhile = () => undefined;
  const next = senderFor(phone, phone.uploads);
  await next.sender.send();

  expect(phone.uploads.parts.length).toBe(3);
  expect(phone.uploads.received(kept[0]?.head.sha256 ?? "")?.length).toBe(600_000);
});

test("a photo that is refused stops none behind it", async () => {
  const phone = await photoPhone();
  const { kept } = await saveWithPhotos(phone, [300_000, 200_000]);
  await phone.engine.syncNow();
  phone.uploads.troubles = [new ApiError(422, "invalid")];
  await phone.sender.send();

  const received = kept.filter(({ head }) => phone.uploads.received(head.sha256));
  expect(received.length).toBe(1);
  expect(phone.store.photos.unsent()).toBe(2);
});

test("a photo whose stored bytes are damaged is marked; the visit and other photos go", async () => {
  const phone = await photoPhone();
  const { kept } = await saveWithPhotos(phone, [300_000, 200_000]);
  const [bad, good] = kept;
  await phone.phone.vaultDb.run(async (db) => {
    const row = await db.meta.get(`chunk:${bad?.head.id}:1`);
    const sealed = row?.sealed?.slice() ?? new Uint8Array(1);
    sealed[500] = (sealed[500] ?? 0) ^ 1;
    await db.meta.put({ key: `chunk:${bad?.head.id}:1`, sealed });
  });
  await phone.engine.syncNow();
  await phone.sender.send();
  await phone.engine.syncNow();
  await phone.sender.send();

  expect(phone.store.ledger.unsent()).toBe(0);
  expect(photos.value.get(bad?.head.id ?? "")?.fate?.kind).toBe("damaged");
  expect(phone.uploads.received(good?.head.sha256 ?? "")).toBeDefined();
  expect(syncStatus.value).toMatchObject({ damagedPhotos: 1, unsentPhotos: 0, allSent: false });
});

test("bytes leave the phone when the row names their hash and a week has gone", async () => {
  const phone = await photoPhone();
  const { kept } = await saveWithPhotos(phone);
  const id = kept[0]?.head.id ?? "";
  await phone.engine.syncNow();
  await phone.sender.send();
  phone.clock.time += 8 * DAY;
  await phone.sender.send();
  expect(photos.value.has(id)).toBe(true);

  await phone.engine.syncNow();
  await phone.sender.send();
  phone.clock.time += 6 * DAY;
  await phone.sender.send();
  expect(photos.value.has(id)).toBe(true);
  phone.clock.time += 2 * DAY;
  await phone.sender.send();

  expect(photos.value.has(id)).toBe(false);
  expect(await keysOf(phone)).toEqual([]);
});

test("a row that names other bytes than ours is no receipt", async () => {
  const phone = await photoPhone();
  const { kept } = await saveWithPhotos(phone);
  const id = kept[0]?.head.id ?? "";
  await phone.engine.syncNow();
  const row = phone.server.rows.get(id)?.row ?? {};
  phone.server.put("attachment", id, { ...row, state: "stored", received_sha256: "0".repeat(64) });
  await phone.engine.syncNow();
  await phone.sender.send();

  expect(photos.value.get(id)?.fate).toBeUndefined();
});

test("a server that was set back gets the photos of the last week once more", async () => {
  const phone = await photoPhone();
  const { kept } = await saveWithPhotos(phone);
  const head = kept[0]?.head;
  await phone.engine.syncNow();
  const setBack = phone.server.backup();
  await phone.sender.send();
  await phone.engine.syncNow();
  await phone.sender.send();
  expect(phone.store.photos.unsent()).toBe(0);

  setBack();
  phone.uploads.uploads.clear();
  phone.clock.time += 2 * DAY;
  await phone.engine.syncNow();
  await phone.sender.send();
  await phone.engine.syncNow();
  await phone.sender.send();

  expect(phone.uploads.received(head?.sha256 ?? "")?.length).toBe(head?.size);
  expect(photos.value.get(head?.id ?? "")?.fate?.kind).toBe("confirmed");
});

test("bytes for an operation that was refused are taken in all the same, and kept on both sides", async () => {
  const phone = await photoPhone();
  phone.server.decide = () => ({ outcome: "rejected", reason: "invalid_value" });
  const { kept } = await saveWithPhotos(phone);
  const head = kept[0]?.head;
  await phone.engine.syncNow();
  await phone.sender.send();
  await phone.sender.send();
  phone.clock.time += 60 * DAY;
  await phone.sender.send();

  expect(phone.uploads.received(head?.sha256 ?? "")).toBeDefined();
  expect(photos.value.get(head?.id ?? "")?.fate?.kind).toBe("received");
});

test("a phone is not handed in while a photo is unsent, and is when it has come", async () => {
  const phone = await photoPhone();
  await saveWithPhotos(phone);
  await phone.engine.syncNow();
  await expect(wipeVault(phone.phone.vaultDb)).rejects.toBeInstanceOf(UnsentWork);

  await phone.sender.send();
  await expect(wipeVault(phone.phone.vaultDb)).rejects.toBeInstanceOf(UnsentWork);
  await phone.engine.syncNow();
  await phone.sender.send();

  await wipeVault(phone.phone.vaultDb);
});

test("the office is told of photos that wait, and since when", async () => {
  const phone = await photoPhone();
  const { kept } = await saveWithPhotos(phone);
  await phone.engine.syncNow();

  expect(reportOf(phone.store)).toMatchObject({
    pending: 1,
    oldest_unsent_at: kept[0]?.head.takenAt,
  });
});

test("words save and go while photos cannot", async () => {
  const phone = await photoPhone();
  await saveWithPhotos(phone);
  await phone.engine.syncNow();
  phone.uploads.troubles = Array(50).fill(new NetworkError("unreachable"));
  await phone.sender.send();
  await saveWithPhotos(phone);
  await phone.engine.syncNow();

  expect(phone.store.ledger.unsent()).toBe(0);
  expect(phone.store.photos.unsent()).toBe(2);
});

async function keysOf(phone: Awaited<ReturnType<typeof photoPhone>>): Promise<string[]> {
  const keys = await phone.phone.vaultDb.run((db) => db.meta.toCollection().primaryKeys());
  return keys.filter((key) => /^(photo|chunk|fate):/.test(key));
}
