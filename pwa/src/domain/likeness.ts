/** How like a word is to what was typed, for hands in gloves: capitals, æ, ø, å and slips of the finger. */

/** Text without what fingers miss: capitals, accents, and the ways to write æ, ø and å. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/æ|ae/g, "a")
    .replace(/ø|oe/g, "o")
    .replace(/aa/g, "a")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Slips that are forgiven: none in short words, one from four letters on, two from eight. */
function forgiven(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/**
 * 4 when the word is what was typed, 3 when it begins so, 2 when it has it within (from three letters on: Norwegian
 * joins its words), 1 when it begins so but for a few slips, else 0. Both are folded. Numbers forgive nothing.
 */
export function likeness(typed: string, word: string): number {
  if (word.startsWith(typed)) return word.length === typed.length ? 4 : 3;
  if (typed.length > 2 && word.includes(typed)) return 2;
  const slips = forgiven(typed.length);
  if (slips === 0 || /\d/.test(typed) || word.length < typed.length - slips) return 0;
  return slipsToBeginning(typed, word, slips) <= slips ? 1 : 0;
}

/** The fewest letters put in, left out, changed or swapped that make `typed` a beginning of the word; stops past `most`. */
function slipsToBeginning(typed: string, word: string, most: number): number {
  const width = Math.min(word.length, typed.length + most);
  let before: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, j) => j);
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    for (let j = 1; j <= width; j++) {
      const cost = typed[i - 1] === word[j - 1] ? 0 : 1;
      let least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + cost);
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1])
        least = Math.min(least, at(before, j - 2) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(...last);
}

function at(row: number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
