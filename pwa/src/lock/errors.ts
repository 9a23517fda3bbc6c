/** The named errors of lock and seal. None of them carries a text for people. */

/** The code does not open this phone's key. */
export class WrongCode extends Error {
  override name = "WrongCode";
}

/** What the passkey gives does not open this phone's key. */
export class WrongPasskey extends Error {
  override name = "WrongPasskey";
}

/** The passkey gave nothing: it was not answered, is gone, or gives no key on this phone. */
export class PasskeyRefused extends Error {
  override name = "PasskeyRefused";

  constructor(
    readonly reason: "not_answered" | "no_key",
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

/** The phone is locked: there is no key to seal or open with. */
export class Locked extends Error {
  override name = "Locked";
}

/** Sealed bytes that have been changed, moved to another place or cut short. */
export class SealBroken extends Error {
  override name = "SealBroken";
}

/** Sealed bytes in a format that this build does not know; left as they are, never guessed at. */
export class UnknownSealVersion extends Error {
  override name = "UnknownSealVersion";
}

/** Somebody's vault already lies on this phone; it is never written over. */
export class AlreadyEnrolled extends Error {
  override name = "AlreadyEnrolled";
}

/** Something on the phone has not reached the server; it is not wiped. */
export class UnsentWork extends Error {
  override name = "UnsentWork";
}

/** The key worker did not start, or died. */
export class KeyWorkerFailed extends Error {
  override name = "KeyWorkerFailed";
}

const KINDS = { WrongCode, WrongPasskey, Locked, SealBroken, UnknownSealVersion, AlreadyEnrolled };

/** The named error that crossed from the worker as a name; anything else is a failed worker. */
export function errorNamed(name: string): Error {
  const Kind = KINDS[name as keyof typeof KINDS];
  return Kind ? new Kind() : new KeyWorkerFailed(name);
}

/** No rescue file can be made here; `reason` says why. */
export class RescueRefused extends Error {
  override name = "RescueRefused";

  constructor(
    readonly reason: "no_key" | "too_old",
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}
