/**
 * Sealing the rescue file to the server's key (docs/security/keys.md): HPKE in base mode,
 * DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. Whoever carries the file cannot read it.
 */
import { type Bytes, base64url, toBytes } from "./bytes.ts";
import type { RescueKey } from "./device.ts";
import { RescueRefused } from "./errors.ts";

/** The sealed file, in parts for a Blob: its text is long, and is never one string in memory. */
export async function sealRescue(content: Bytes, key: RescueKey): Promise<Bytes[]> {
  const hpke = await import("@hpke/core");
  const suite = new hpke.CipherSuite({
    kem: new hpke.DhkemX25519HkdfSha256(),
    kdf: new hpke.HkdfSha256(),
    aead: new hpke.Aes256Gcm(),
  });
  let sealed: { ct: ArrayBuffer; enc: ArrayBuffer };
  try {
    const jwk = { kty: "OKP", crv: "X25519", x: key.publicKey };
    const recipientPublicKey = await suite.kem.importKey("jwk", jwk, true);
    const info = toBytes(`miljovakt/rescue/v1/${key.kid}`);
    sealed = await suite.seal({ recipientPublicKey, info }, content);
  } catch (error) {
    // Browsers older than Chromium 133, Safari 17 and Firefox 130 know no X25519.
    throw new RescueRefused("too_old", { cause: error });
  }
  const head = { format: "miljovakt-rescue", v: 1, kid: key.kid };
  return [
    toBytes(`${JSON.stringify(head).slice(0, -1)},"enc":"`),
    base64url(new Uint8Array(sealed.enc)),
    toBytes('","ct":"'),
    base64url(new Uint8Array(sealed.ct)),
    toBytes('"}'),
  ];
}
