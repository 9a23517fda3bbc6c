/** The closed word lists in the office: asked for once, held in memory, never stored. */
import { signal } from "@preact/signals";
import { fetchWords, type OfficeWord } from "../../api/office.ts";

const labels = signal<Map<string, OfficeWord>>(new Map());

/** Fetches the word lists anew. @throws ApiError, NetworkError */
export async function loadWords(): Promise<void> {
  const words = await fetchWords();
  labels.value = new Map(words.map((word) => [`${word.list}/${word.key}`, word]));
}

/** A word's label; the bare key until the lists have come, or when it is in none of them. */
export function wordLabel(list: string, key: string): string {
  return labels.value.get(`${list}/${key}`)?.label ?? key;
}

/** The words of a list that may still be chosen, in their order. */
export function wordsIn(list: string): OfficeWord[] {
  return [...labels.value.values()].filter((word) => word.list === list && !word.is_retired);
}

/** Every word of every list, retired ones too, in their order. */
export function allWords(): OfficeWord[] {
  return [...labels.value.values()];
}

/** A word's label of at most 14 characters, where it has one. */
export function wordShort(list: string, key: string): string {
  return labels.value.get(`${list}/${key}`)?.short_label ?? wordLabel(list, key);
}
