// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Bytes, concat, randomBytes } from "../lock/bytes.ts";
import { PhotoRefused } from "./errors.ts";
import { Healing } from "./heal.ts";
import { photos } from "./photoShelf.ts";
import { type PhotoHead, PIECE_BYTES, sha256Of } from "./photoVault.ts";
import { Faults } from "./testFaults.ts";
import { entryOperation, type OpenPhone, TestPhone, testId } from "./testPhone.ts";
import { VaultDb } from "./vaultDb.ts";

let phone: TestPhone;
let open: OpenPhone;
let faults: Faults;
let relieved: number;
let bytes: Bytes;

beforeEach(async () => {
  phone = new TestPhone();
  faults = new Faults();
  relieved = 0;
  phone.vaultDb = new Healing(() => faults.attach(new VaultDb(phone.idb)), {
    relieve: async () => {
      relieved++;
    },
  });
  open = await phone.enrol();
  bytes = concat(...Array.from({ length: 10 }, () => randomBytes(60_000)));
});

afterEach(() => {
  photos.value = new Map();
});

async function headOf(content: Bytes): Promise<PhotoHead> {
  return {
    id: testId("a"),
    opId: testId("o"),
    entryId: testId("e"),
    slot: "before",
    position: 0,
    takenAt: "2026-11-17T08:00:00.000Z",
    mediaType: "image/jpeg",
    sha256: await sha256Of(content),
    size: content.length,
  };
}

function rowsOf(id: string) {
  return phone.vaultDb.run(async (db) =>
    (await db.meta.toArray()).filter(({ key }) => key.includes(id)),
  );
}

test("a photo is there after a restart, byte for byte", async () => {
  const head = await headOf(bytes);
  await open.store.photos.keep(head, bytes);
  const again = await phone.unlock();

  expect(photos.value.get(head.id)).toEqual(head);
  expect(await again.store.photos.read(head)).toEqual(bytes);
});

test("it lies in sealed pieces with buffers of their own, and no picture can be read out of them", async () => {
  const jpeg = concat(new TextEncoder().encode("JFIF Exif GPSLatitude"), bytes);
  const head = await headOf(jpeg);
  await open.store.photos.keep(head, jpeg);
  const rows = await rowsOf(head.id);

  expect(rows.length).toBe(1 + Math.ceil(jpeg.length / PIECE_BYTES));
  for (const { sealed } of rows) {
    expect(sealed).toBeInstanceOf(Uint8Array);
    expect(sealed?.buffer.byteLength).toBe(sealed?.length);
    expect(Buffer.from(sealed ?? []).includes("GPSLatitude")).toBe(false);
    expect(Buffer.from(sealed ?? []).includes(head.sha256)).toBe(false);
  }
  const whole = rows.find(({ key }) => key.endsWith(":0"));
  // 82 bytes of keys, 16 of the seal: a full piece pays nothing to the padding.
  expect(whole?.sealed?.length).toBe(256 * 1024 + 98);
});

test("it is written in one strict transaction", async () => {
  faults.transactions.length = 0;
  await open.store.photos.keep(await headOf(bytes), bytes);
  const writes = faults.transactions.filter(({ mode }) => mode === "readwrite");

  expect(writes).toEqual([{ durability: "strict", mode: "readwrite", stores: ["meta"] }]);
});

describe("when the database fails", () => {
  test.each(["unknown", "abort"] as const)(
    "with %s, at any call: the photo is whole or it is not there",
    async (fault) => {
      for (let n = 1; n < 12; n++) {
        const head = await headOf(bytes);
        faults.failFrom(n, fault);
        const kept = await open.store.photos.keep(head, bytes).then(
          () => true,
          () => false,
        );
        faults.stop();
        const rows = await rowsOf(head.id);
        expect([0, 4]).toContain(rows.length);
        if (kept) expect(await open.store.photos.read(head)).toEqual(bytes);
      }
    },
  );

  test("a full disk refuses the photo and nothing else: the cache stays, words are saved", async () => {
    const head = await headOf(bytes);
    // The root's reading, then the writing of the rows.
    faults.failOnce(3, "quota");
    await expect(open.store.photos.keep(head, bytes)).rejects.toBeInstanceOf(PhotoRefused);
    await open.store.saveOperation(entryOperation());

    expect(relieved).toBe(0);
    expect(await rowsOf(head.id)).toEqual([]);
    expect(open.store.ledger.unsent()).toBe(1);
  });

  test("bytes that come back otherwise than they were written are not kept", async () => {
    const head = await headOf(bytes);
    faults.tamperManyOnce();
    await expect(open.store.photos.keep(head, bytes)).rejects.toThrow();

    expect(await rowsOf(head.id)).toEqual([]);
    expect(photos.value.size).toBe(0);
  });
});

test.each(["changed", "gone", "swapped"] as const)(
  "a photo with a piece %s is damaged, and stays so after a restart",
  async (kind) => {
    const head = await headOf(bytes);
    await open.store.photos.keep(head, bytes);
    await phone.vaultDb.run(async (db) => {
      const [first, second] = await db.meta.bulkGet([`chunk:${head.id}:0`, `chunk:${head.id}:1`]);
      if (!first?.sealed || !second?.sealed) throw new Error("no pieces");
      if (kind === "gone") await db.meta.delete(second.key);
      if (kind === "swapped") await db.meta.put({ ...first, key: second.key });
      if (kind === "changed") {
        const sealed = second.sealed.slice();
        sealed[9999] = (sealed[9999] ?? 0) ^ 1;
        await db.meta.put({ ...second, sealed });
      }
    });

    expect(await open.store.photos.read(head)).toBeUndefined();
    await phone.unlock();
    expect(photos.value.get(head.id)?.fate?.kind).toBe("damaged");
  },
);

test("bytes that are not those of the hash are damaged, however well they were sealed", async () => {
  const head = { ...(await headOf(bytes)), sha256: "0".repeat(64) };
  await open.store.photos.keep(head, bytes);

  expect(await open.store.photos.read(head)).toBeUndefined();
  expect(open.store.photos.damaged()).toBe(1);
});

test("a connection that dies while a photo is read says nothing of the photo", async () => {
  const head = await headOf(bytes);
  await open.store.photos.keep(head, bytes);
  faults.failFrom(1, "unknown");
  await expect(open.store.photos.read(head)).rejects.toThrow();
  faults.stop();

  expect(photos.value.get(head.id)?.fate).toBeUndefined();
  expect(await open.store.photos.read(head)).toEqual(bytes);
});

test("a photo whose head cannot be opened is counted as damaged, never as sent", async () => {
  const head = await headOf(bytes);
  await open.store.photos.keep(head, bytes);
  await phone.vaultDb.run((db) =>
    db.meta.put({ key: `photo:${head.id}`, sealed: new Uint8Array(2000) }),
  );
  const again = await phone.unlock();

  expect(again.store.photos.damaged()).toBe(1);
});

test("an operation that names an unsent photo outlives its month", async () => {
  const head = await headOf(bytes);
  await open.store.photos.keep(head, bytes);
  const body = entryOperation();
  await open.store.saveOperation(body);
  const receivedAt = "2026-01-01T08:00:00.000Z";
  await open.store.keepReceipts([
    {
      opId: body.op_id,
      savedAt: body.at,
      records: [head.id],
      outcome: "applied",
      reason: null,
      serverSeq: 0,
      n: 1,
      receivedAt,
    },
  ]);
  await open.store.prune(Date.parse("2026-11-17T08:00:00.000Z"));
  expect((await open.store.vault.readReceipts()).length).toBe(1);

  await open.store.photos.decide(head.id, { kind: "confirmed", at: receivedAt });
  await open.store.prune(Date.parse("2026-11-17T08:00:00.000Z"));
  expect((await open.store.vault.readReceipts()).length).toBe(0);
});
