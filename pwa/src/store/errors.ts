/** The store's named errors. */

/**
 * It could not be proved that the work is on the phone's disk: the transaction did not complete,
 * or what was read back was not what was written. Never to be shown as saved.
 */
export class NotSaved extends Error {
  override name = "NotSaved";
}
