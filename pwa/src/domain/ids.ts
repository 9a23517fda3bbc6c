/** Ids are made where the record is made. Random, so that an id in the clear tells nothing. */

/** A fresh random UUID (version 4). */
export function newId(): string {
  return crypto.randomUUID();
}
