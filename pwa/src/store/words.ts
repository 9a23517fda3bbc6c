/** The closed word lists as the server sent them: labels on screens come from here. */
import { computed } from "@preact/signals";
import type { Word } from "./rows.ts";
import { rows } from "./view.ts";

// By itself, so that the lists are made anew only when a word has changed.
const words = computed(() => rows("word"));

const lists = computed(() => {
  const byList = new Map<string, Map<string, Word>>();
  for (const word of [...words.value].sort((a, b) => a.position - b.position)) {
    const list = byList.get(word.list) ?? new Map<string, Word>();
    list.set(word.key, word);
    byList.set(word.list, list);
  }
  return byList;
});

/** A word's label; the key itself while the phone has not read the lists. */
export function label(list: string, key: string): string {
  return lists.value.get(list)?.get(key)?.label ?? key;
}

/** A word's label for a chip, at most 14 characters, or its label when it has no shorter one. */
export function shortLabel(list: string, key: string): string {
  const word = lists.value.get(list)?.get(key);
  return word?.short_label || word?.label || key;
}

/** The words of a list that may still be chosen, in their order. */
export function wordsOf(list: string): Word[] {
  return [...(lists.value.get(list)?.values() ?? [])].filter((word) => !word.is_retired);
}
