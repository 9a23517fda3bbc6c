/** The store's named errors. */

/**
 * It could not be proved that the work is on the phone's disk: the transaction did not complete,
 * or what was read back was not what was written. Never to be shown as saved.
 */
export class NotSaved extends Error {
  override name = "NotSaved";
}

/** A photo was not taken in; everything else is as it was. Carries no text for people. */
export class PhotoRefused extends Error {
  override name = "PhotoRefused";

  constructor(readonly reason: "no_space" | "not_an_image") {
    super(reason);
  }
}
