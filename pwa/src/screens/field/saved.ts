/** Which entry was saved last in this sitting: Today says of it that it is safe, then sent. */
import { signal } from "@preact/signals";

export const lastSaved = signal<string | null>(null);
