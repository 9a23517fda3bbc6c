/**
 * What does not belong in a note (law: data minimisation; a note is no care record). Pure, and kept on
 * the phone: what is found is shown to the writer, told to nobody and never stops a save.
 */

/** What was found, in the order in which it is shown. */
export type Sensitive = "national_id" | "phone_number" | "health_words";

/** Eleven digits, in one or written as 6 + 5, that stand alone. */
const ELEVEN = /(?<![\d])\d{6}[ .-]?\d{5}(?!\d)/g;

/** Eight digits as they are written here, with or without +47; no date, sum or number of a case. */
const PHONE =
  /(?<![\d.,-])(?:(?:\+|00)47 ?)?(?:[2-9]\d{7}|[2-9]\d(?: \d\d){3}|[2-9]\d\d \d\d \d{3}|[2-9]\d\d \d{3} \d\d)(?![\d-]|[.,]\d)/;

/**
 * Everything in a note that its writer should think of once more; empty when there is nothing.
 * @param words of diagnosis, medicine and intoxication, in lower case with spaces between; one that
 *   ends in * stands for every word that begins so
 */
export function sensitiveIn(text: string, words: string): Sensitive[] {
  const plain = text.normalize("NFC").toLowerCase();
  const found: Sensitive[] = [];
  if ([...plain.matchAll(ELEVEN)].some(([digits]) => isNationalId(digits))) {
    found.push("national_id");
  }
  if (PHONE.test(plain)) found.push("phone_number");
  if (anyOf(words).test(plain)) found.push("health_words");
  return found;
}

function anyOf(words: string): RegExp {
  const each = words
    .split(" ")
    .map((one) => (one.endsWith("*") ? one.slice(0, -1) : `${one}(?!\\p{L})`));
  return new RegExp(`(?<!\\p{L})(?:${each.join("|")})`, "u");
}

const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** Whether eleven digits are a national id, a D number or the like, by both check digits (mod 11). */
function isNationalId(written: string): boolean {
  const digits = [...written.replace(/\D/g, "")].map(Number);
  const sum = (weights: number[]) =>
    weights.reduce((all, weight, i) => all + weight * (digits[i] ?? 0), 0);
  return sum(FIRST_WEIGHTS) % 11 === 0 && sum(SECOND_WEIGHTS) % 11 === 0;
}
