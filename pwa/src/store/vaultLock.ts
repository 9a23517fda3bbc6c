/** The vault before it is open: finding and keeping the lock itself. */
import { kidOf } from "../lock/blob.ts";
import { type Bytes, sameBytes } from "../lock/bytes.ts";
import { AlreadyEnrolled, UnsentWork } from "../lock/errors.ts";
import type { PasskeyWrap } from "../lock/keyProtocol.ts";
import type { LockParts } from "../lock/lock.ts";
import { NotSaved } from "./errors.ts";
import type { Healing } from "./heal.ts";
import { hasUnsentPhoto } from "./photoKeys.ts";
import { FIRST_LOG, TYPED, type VaultDb } from "./vaultDb.ts";

const PASSKEY = "passkey";

/** The lock of the user enrolled here, if there is one. Needs no key. */
export async function findLock(db: Healing<VaultDb>): Promise<LockParts | undefined> {
  const [root, identity, way] = await db.run((vault) =>
    vault.meta.bulkGet(["root", "identity", PASSKEY]),
  );
  if (!root?.sealed || !root.browserKey || !identity?.sealed) return undefined;
  return {
    root: { wrap: root.sealed, browserKey: root.browserKey },
    identity: identity.sealed,
    ...(way?.sealed && way.passkey && { passkey: { ...way.passkey, wrap: way.sealed } }),
  };
}

/** Keeps a passkey's wrap beside the code's, or lets go of it. @throws NotSaved */
export async function keepPasskey(
  db: Healing<VaultDb>,
  passkey: PasskeyWrap | undefined,
): Promise<void> {
  try {
    await db.run((vault) =>
      vault.transaction("rw", vault.meta, async () => {
        if (!passkey) return vault.meta.delete(PASSKEY);
        const { id, salt, wrap } = passkey;
        await expectOurVault(vault, wrap);
        await vault.meta.put({ key: PASSKEY, sealed: wrap, passkey: { id, salt } });
      }),
    );
    const back = (await findLock(db))?.passkey;
    const isKept = passkey ? back && sameBytes(back.wrap, passkey.wrap) : !back;
    if (!isKept) throw new NotSaved(PASSKEY);
  } catch (error) {
    throw error instanceof NotSaved ? error : new NotSaved(PASSKEY, { cause: error });
  }
}

/** Writes a new vault's lock. @throws AlreadyEnrolled, NotSaved */
export async function keepLock(db: Healing<VaultDb>, parts: LockParts): Promise<void> {
  const { wrap, browserKey } = parts.root;
  try {
    await db.run(async (vault) => {
      await vault.transaction("rw", vault.meta, async () => {
        const there = await vault.meta.get("root");
        if (there && !(there.sealed && sameBytes(there.sealed, wrap))) throw new AlreadyEnrolled();
        await vault.meta.bulkPut([
          { key: "root", sealed: wrap, browserKey },
          { key: "identity", sealed: parts.identity },
          { key: "log", log: FIRST_LOG },
        ]);
      });
    });
    const back = await findLock(db);
    if (!back || !sameBytes(back.root.wrap, wrap) || !sameBytes(back.identity, parts.identity)) {
      throw new NotSaved();
    }
  } catch (error) {
    if (error instanceof AlreadyEnrolled || error instanceof NotSaved) throw error;
    throw new NotSaved("lock", { cause: error });
  }
}

/**
 * Empties the vault, if everything in it has been answered by the server and nothing is half made.
 * That can be told without a key: an answered operation has a receipt, a photo that is dealt with
 * its fate.
 * @throws UnsentWork
 */
export async function wipeVault(db: Healing<VaultDb>): Promise<void> {
  await db.run((vault) =>
    vault.transaction("rw", vault.meta, vault.ops, vault.drafts, async () => {
      const answered = new Set(await vault.meta.toCollection().primaryKeys());
      const ops = await vault.ops.toArray();
      const isSent = ops.every(({ opId }) => answered.has(`receipt:${opId}`));
      const halfMade = await vault.drafts.filter(({ id }) => !id.startsWith(TYPED)).count();
      const isHalfMade = hasUnsentPhoto(answered) || halfMade > 0;
      if (!isSent || isHalfMade) throw new UnsentWork();
      await Promise.all([vault.meta.clear(), vault.ops.clear(), vault.drafts.clear()]);
    }),
  );
}

/** Another tab may have handed in the phone: nothing is written that no key there would open. */
export async function expectOurVault(db: VaultDb, sealed: Bytes): Promise<void> {
  const root = await db.meta.get("root");
  if (!root?.sealed || !sameBytes(kidOf(root.sealed), kidOf(sealed)))
    throw new NotSaved("no vault");
}
