/**
 * Puts values into a text that Lingui has compiled. Names and plurals are all that our catalogue uses (a test
 * compares every text with what Lingui's own runtime makes of it); each further kind would be bytes on the phone.
 */

/** A text without values, or its parts in order. */
export type Message = string | Token[];
/** Words; a value's name; or a name with the words for each number of it. */
export type Token = string | [name: string] | [name: string, type: string, cases: Cases];
type Cases = Record<string, Message>;
export type Values = Record<string, unknown>;

const plurals = new Intl.PluralRules("nb");
const numbers = new Intl.NumberFormat("nb");

/** The text with its values; in the words of a plural, # is its number. A value that is missing is left out. */
export function filled(message: Message, values: Values, number?: number): string {
  if (typeof message === "string") return message;
  return message.map((token) => part(token, values, number)).join("");
}

function part(token: Token, values: Values, number?: number): string {
  if (typeof token === "string") {
    return token === "#" && number !== undefined ? numbers.format(number) : token;
  }
  const value = values[token[0]];
  const cases = token[2];
  if (!cases) return String(value ?? "");
  const count = Number(value);
  const words = cases[count] ?? cases[plurals.select(count)] ?? cases.other ?? "";
  return filled(words, values, count);
}
