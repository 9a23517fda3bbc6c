/** An index in memory over short texts: every part of what is typed must be found, forgivingly. */
import { folded, likeness } from "./likeness.ts";

/** Something that can be found. `name` weighs more than the rest of its words. */
export interface Findable {
  kind: string;
  name: string;
  /** Everything else that it can be found by. */
  words: (string | null | undefined)[];
  /** Breaks ties: what is greater stands first, as text. A date, mostly. */
  order: string;
}

/** So much more the name weighs. */
const NAME = 2;

/** Built once, asked often. It holds what it was built of, and no more. */
export class SearchIndex<T extends Findable> {
  /** Each word, with the records that have it and whether it stands in their name. */
  private readonly places = new Map<string, Map<number, number>>();

  constructor(private readonly all: T[]) {
    for (const [i, one] of all.entries()) {
      this.note(folded(one.words.filter(Boolean).join(" ")), i, 1);
      this.note(folded(one.name), i, NAME);
    }
  }

  /** What has every part of the text, the likest first. */
  find(text: string): T[] {
    const parts = folded(text).split(" ").filter(Boolean);
    let found: Map<number, number> | undefined;
    for (const part of parts) found = both(found, this.scores(part));
    return [...(found ?? [])]
      .map(([i, score]) => ({ one: this.all[i] as T, score }))
      .sort((a, b) => b.score - a.score || (a.one.order < b.one.order ? 1 : -1))
      .map(({ one }) => one);
  }

  private note(text: string, record: number, weight: number): void {
    for (const word of text.split(" ")) {
      if (!word) continue;
      const held = this.places.get(word) ?? new Map<number, number>();
      held.set(record, Math.max(weight, held.get(record) ?? 0));
      this.places.set(word, held);
    }
  }

  private scores(part: string): Map<number, number> {
    const scores = new Map<number, number>();
    for (const [word, records] of this.places) {
      const like = likeness(part, word);
      if (like === 0) continue;
      for (const [record, weight] of records)
        scores.set(record, Math.max(like * weight, scores.get(record) ?? 0));
    }
    return scores;
  }
}

/** The records that are in both, with their scores together. */
function both(a: Map<number, number> | undefined, b: Map<number, number>): Map<number, number> {
  if (!a) return b;
  const sums = new Map<number, number>();
  for (const [record, score] of b) {
    const other = a.get(record);
    if (other !== undefined) sums.set(record, score + other);
  }
  return sums;
}
