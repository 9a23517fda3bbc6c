/**
 * The code that a person is given at enrolment: eight characters, 40 bits, made by the phone.
 *
 * The alphabet is Crockford's base 32: digits and letters without i, l, o and u. It holds exactly
 * 32 characters, so five random bits choose one without bias, and what people confuse is read
 * kindly: o is 0, i and l are 1. A code that somebody chose would not stand against guessing on
 * a copied profile (security.md 1.4), so there is no way to choose one.
 */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** How many characters a code has. */
export const CODE_LENGTH = 8;

/** A fresh code, without spaces. */
export function generateCode(): string {
  const random = crypto.getRandomValues(new Uint8Array(CODE_LENGTH));
  return Array.from(random, (byte) => ALPHABET[byte & 31]).join("");
}

/** The code in two groups, as it is shown: "abcd 2345". */
export function showCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** What a person typed, as the code was made: case, spaces, dashes and look-alikes do not matter. */
export function readCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^0-9a-z]/g, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1");
}
