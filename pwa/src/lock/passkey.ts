/**
 * A passkey as a key and nothing else: WebAuthn's PRF extension gives the same 32 bytes each time the
 * phone's owner is recognised by finger, face or the phone's own code (security.md 4.1, W1). No
 * server takes part, so the challenge is our own and no network is needed.
 *
 * What a passkey is called, and stored with, may end in a cloud account: nothing of it is a person's.
 */
import { type Bytes, base64url, randomBytes, toText } from "./bytes.ts";
import { PasskeyRefused } from "./errors.ts";

const OUTPUT_BYTES = 32;
/** ES256 and RS256; nothing of ours checks a signature. */
const ALGORITHMS = [-7, -257];

/** Which passkey, and what it is asked with. */
export interface Passkey {
  id: Bytes;
  salt: Bytes;
}

interface Capabilities {
  getClientCapabilities?(): Promise<Record<string, boolean>>;
  signalUnknownCredential?(options: { rpId: string; credentialId: string }): Promise<void>;
}

/** Whether this phone says that it can; what it says is tried before it is trusted. */
export async function canUsePasskey(): Promise<boolean> {
  try {
    const api = globalThis.PublicKeyCredential as typeof PublicKeyCredential & Capabilities;
    const told = await api.getClientCapabilities?.();
    if (told?.["extension:prf"] === false) return false;
    return await api.isUserVerifyingPlatformAuthenticatorAvailable();
  } catch {
    return false;
  }
}

/** Makes a passkey on this phone, under the app's name. @throws PasskeyRefused */
export async function makePasskey(name: string): Promise<Passkey> {
  const salt = randomBytes(OUTPUT_BYTES);
  const made = await answered(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name },
        user: { id: randomBytes(16), name, displayName: name },
        challenge: randomBytes(32),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
        authenticatorSelection: {
          authenticatorAttachment: "platform",
          residentKey: "required",
          userVerification: "required",
        },
        extensions: { prf: {} },
      },
    }),
  );
  const id = new Uint8Array(made.rawId.slice(0));
  if (!made.getClientExtensionResults().prf?.enabled) {
    await forgetPasskey(id);
    throw new PasskeyRefused("no_key");
  }
  return { id, salt };
}

/** What the passkey gives, when the phone's owner lets it. @throws PasskeyRefused */
export async function askPasskey({ id, salt }: Passkey): Promise<Bytes> {
  const given = await answered(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: [{ type: "public-key", id, transports: ["internal"] }],
        userVerification: "required",
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  const first = given.getClientExtensionResults().prf?.results?.first;
  if (first?.byteLength !== OUTPUT_BYTES) throw new PasskeyRefused("no_key");
  // An ArrayBuffer by the standard; Safari has given a view.
  const { buffer, byteOffset } = ArrayBuffer.isView(first)
    ? first
    : { buffer: first, byteOffset: 0 };
  return new Uint8Array(buffer, byteOffset, OUTPUT_BYTES).slice();
}

/** Lets the phone forget a passkey that opens nothing any more, where it can be told so. */
export async function forgetPasskey(id: Bytes): Promise<void> {
  const api = globalThis.PublicKeyCredential as
    | (typeof PublicKeyCredential & Capabilities)
    | undefined;
  const credentialId = toText(base64url(id));
  await api
    ?.signalUnknownCredential?.({ rpId: location.hostname, credentialId })
    .catch(() => undefined);
}

/** A no, a time that ran out and a passkey that is gone look the same from here. */
async function answered(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await ask();
    if (credential) return credential as PublicKeyCredential;
  } catch (cause) {
    throw new PasskeyRefused("not_answered", { cause });
  }
  throw new PasskeyRefused("not_answered");
}
