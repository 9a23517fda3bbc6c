/** For tests: a phone's chip with passkeys that give a key. */
import { vi } from "vitest";
import { type Bytes, randomBytes, sameBytes } from "./bytes.ts";
import { newBrowserKey } from "./derive.ts";

/** Stands in for `navigator.credentials`, and answers as WebAuthn does. */
export class TestAuthenticator {
  /** Its passkeys, each with the secret that its answers come from. */
  passkeys: { id: Bytes; secret: CryptoKey }[] = [];
  hasPrf = true;
  /** What the person does who is asked. */
  isDeclining = false;
  /** What it was told to forget. */
  readonly forgotten: string[] = [];
  readonly created: PublicKeyCredentialCreationOptions[] = [];

  /** From now on the page's browser has it. */
  install(): void {
    vi.stubGlobal("navigator", {
      credentials: {
        create: ({ publicKey }: CredentialCreationOptions) => this.create(publicKey),
        get: ({ publicKey }: CredentialRequestOptions) => this.get(publicKey),
      },
    });
    vi.stubGlobal("location", { hostname: "localhost" });
    vi.stubGlobal("PublicKeyCredential", {
      isUserVerifyingPlatformAuthenticatorAvailable: async () => true,
      signalUnknownCredential: async ({ credentialId }: { credentialId: string }) => {
        this.forgotten.push(credentialId);
      },
    });
  }

  private async create(asked: PublicKeyCredentialCreationOptions | undefined) {
    this.answer();
    if (asked) this.created.push(asked);
    const id = randomBytes(16);
    this.passkeys.push({ id, secret: await newBrowserKey() });
    return credential(id, this.hasPrf ? { enabled: true } : undefined);
  }

  private async get(asked: PublicKeyCredentialRequestOptions | undefined) {
    this.answer();
    const wanted = asked?.allowCredentials?.[0]?.id as Bytes;
    const found = this.passkeys.find(({ id }) => sameBytes(id, wanted));
    if (!found) throw new DOMException("timed out or not allowed", "NotAllowedError");
    const salt = asked?.extensions?.prf?.eval?.first as Bytes;
    const first = await crypto.subtle.sign("HMAC", found.secret, salt);
    return credential(found.id, this.hasPrf ? { results: { first } } : undefined);
  }

  private answer(): void {
    if (this.isDeclining) throw new DOMException("timed out or not allowed", "NotAllowedError");
  }
}

function credential(id: Bytes, prf: object | undefined) {
  return { rawId: id.buffer, getClientExtensionResults: () => (prf ? { prf } : {}) };
}
