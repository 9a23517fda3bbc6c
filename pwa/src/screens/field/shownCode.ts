/** The code of a phone just enrolled, in memory until its owner says that it is written down. */
import { signal } from "@preact/signals";

export const shownCode = signal<string | null>(null);
