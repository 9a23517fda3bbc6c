/** How the rows of a photo are named in the vault. In the clear: a random id and a count. */

/** The head, the sealed pieces of the bytes, and what became of them. */
export const HEAD = "photo:";
export const PIECE = "chunk:";
export const FATE = "fate:";

/** Whether one of these rows is a photo that has met no fate; told from the keys alone. */
export function hasUnsentPhoto(keys: ReadonlySet<string>): boolean {
  return [...keys].some((key) => key.startsWith(HEAD) && !keys.has(FATE + key.slice(HEAD.length)));
}
