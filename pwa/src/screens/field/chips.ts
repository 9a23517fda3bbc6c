/** Which tasks stand first: those that this caretaker has logged most, then the list's own order. */

/** So many chips are seen before «Flere» is asked for: two by four fill the thumb's reach. */
export const FIRST_CHIPS = 8;

interface Choice {
  key: string;
  group: string | null;
  position: number;
}

/** Not done at a home: «Ingen åpnet» makes the contact attempt, and the rest is desk work. */
const AWAY_FROM_HOME = new Set<string | null>(["contact", "internal"]);

/**
 * The words in the order of use, most used first; what is not done at a home comes last.
 * @param used the task types of this person's earlier lines, one for each line
 */
export function byUse<W extends Choice>(words: W[], used: string[]): W[] {
  const count = new Map<string, number>();
  for (const key of used) count.set(key, (count.get(key) ?? 0) + 1);
  const isAway = (word: W) => Number(AWAY_FROM_HOME.has(word.group));
  return [...words].sort(
    (a, b) =>
      isAway(a) - isAway(b) ||
      (count.get(b.key) ?? 0) - (count.get(a.key) ?? 0) ||
      a.position - b.position,
  );
}

/** The chips to show: the first ones and whatever is ticked; all of them when asked for. */
export function shownChips<W extends Choice>(words: W[], ticked: string[], isAll: boolean): W[] {
  if (isAll) return words;
  const first = words.slice(0, FIRST_CHIPS);
  return [...first, ...words.slice(FIRST_CHIPS).filter((word) => ticked.includes(word.key))];
}
