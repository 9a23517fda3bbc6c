// @vitest-environment node
import { readFileSync } from "node:fs";
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { afterEach, expect, test } from "vitest";
import { type Bytes, base64, base64url, toBytes, toText } from "../lock/bytes.ts";
import { RescueRefused } from "../lock/errors.ts";
import { sealRescue } from "../lock/rescueSeal.ts";
import { currentStore } from "../store/current.ts";
import { photos } from "../store/photoShelf.ts";
import type { StoredPhoto } from "../store/photoVault.ts";
import { entryOperation } from "../store/testPhone.ts";
import { type PhotoPhone, photoPhone, saveWithPhotos } from "../sync/testPhotos.ts";
import { FILE_PHOTO_BYTES, makeRescueFile, rescueParts } from "./rescue.ts";

interface Sealed {
  format: string;
  v: number;
  kid: string;
  enc: string;
  ct: string;
}

const VECTORS = JSON.parse(
  readFileSync(new URL("../../../tests/contract/vectors_rescue.json", import.meta.url), "utf8"),
);
const KEY = { kid: VECTORS.kid as string, publicKey: VECTORS.public_key as string };

afterEach(() => {
  currentStore.value = null;
});

test.each(VECTORS.files as { made_by: string; file: Sealed }[])(
  "what $made_by sealed opens to the text of the contract",
  async ({ file }) => {
    expect(await opened(file)).toBe(VECTORS.plaintext);
  },
);

test("what the phone seals opens with the server's key, and with no other name of it", async () => {
  const parts = await sealRescue(toBytes(VECTORS.plaintext), KEY);
  const file = JSON.parse(await new Blob(parts).text()) as Sealed;

  expect(Object.keys(file)).toEqual(["format", "v", "kid", "enc", "ct"]);
  expect(await opened(file)).toBe(VECTORS.plaintext);
  await expect(opened({ ...file, kid: "2027-00000000" })).rejects.toThrow();
});

test("a file holds what is unsent, as it was sealed, and takes nothing from the phone", async () => {
  const phone = await keyedPhone();
  await phone.store.saveOperation(entryOperation());
  await phone.engine.syncNow();
  const { kept } = await saveWithPhotos(phone, [300_000, 700]);
  phone.server.isDown = true;
  await phone.store.saveOperation(entryOperation("Æ «quoted» \\ line\nbreak"));
  await phone.engine.idle();

  const [part = []] = rescueParts();
  const file = await makeRescueFile(part);
  const again = await makeRescueFile(part);

  const told = JSON.parse(await opened(JSON.parse(await file.blob.text())));
  const rows = (await phone.store.vault.readRows()).slice(1);
  const texts = await phone.store.vault.openOps(rows);
  expect([told.replica, told.user]).toEqual([
    phone.store.identity.replica,
    phone.store.identity.user.id,
  ]);
  expect(told.ops).toEqual(texts.map(({ seq, text }) => ({ seq, body: text })));
  expect(told.ops).toHaveLength(2);
  expect(told.photos).toEqual(
    kept.map(({ head, bytes }) => ({
      sha256: head.sha256,
      media_type: "image/jpeg",
      size: head.size,
      data: Buffer.from(bytes).toString("base64"),
    })),
  );
  expect([again.operations, again.photos, again.leftOut]).toEqual([2, 2, 0]);
  expect(phone.store.ledger.unsent()).toBe(2);
  expect(phone.store.photos.unsent()).toBe(2);
});

test("a photo that cannot be read is told of, and keeps nothing else from the file", async () => {
  const phone = await keyedPhone();
  const { kept } = await saveWithPhotos(phone, [700, 800]);
  const [part = []] = rescueParts();
  await phone.store.vault.photos.drop([kept[0]?.head.id ?? ""]);

  const file = await makeRescueFile(part);

  expect([file.operations, file.photos, file.leftOut]).toEqual([1, 1, 1]);
});

test("photos that are too many for one file are shared among several", () => {
  const size = FILE_PHOTO_BYTES / 4;
  const many = Array.from({ length: 9 }, (_, i) => ({ id: String(i), size }) as StoredPhoto);
  photos.value = new Map(many.map((photo) => [photo.id, photo]));

  expect(rescueParts().map((part) => part.length)).toEqual([4, 4, 1]);
  expect(rescueParts().flat()).toEqual(many);
  photos.value = new Map();
  expect(rescueParts()).toEqual([[]]);
});

test("a phone without a key says so", async () => {
  await photoPhone();

  await expect(makeRescueFile([])).rejects.toEqual(new RescueRefused("no_key"));
});

test.each([0, 1, 2, 3, 4, 255, 1000])("%i bytes are written in base64 as others do", (length) => {
  const bytes = crypto.getRandomValues(new Uint8Array(length)) as Bytes;

  expect(toText(base64(bytes))).toBe(Buffer.from(bytes).toString("base64"));
  expect(toText(base64url(bytes))).toBe(Buffer.from(bytes).toString("base64url"));
});

async function keyedPhone(): Promise<PhotoPhone> {
  const phone = await photoPhone();
  phone.store.identity = { ...phone.store.identity, rescueKey: KEY };
  await phone.store.vault.keepIdentity(phone.store.identity);
  return phone;
}

async function opened({ kid, enc, ct }: Sealed): Promise<string> {
  const kem = new DhkemX25519HkdfSha256();
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const jwk = { kty: "OKP", crv: "X25519", x: KEY.publicKey, d: VECTORS.private_key };
  const params = {
    recipientKey: await kem.importKey("jwk", jwk, false),
    enc: Buffer.from(enc, "base64url"),
    info: toBytes(`miljovakt/rescue/v1/${kid}`),
  };
  const content = await suite.open(params, Buffer.from(ct, "base64url"));
  return toText(new Uint8Array(content));
}
