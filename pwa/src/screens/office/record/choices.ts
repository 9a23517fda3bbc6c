/** Whom a form can name: asked for when a form opens, held in memory, never stored. */
import { signal } from "@preact/signals";
import { type FormChoices, readChoices } from "../../../api/changes.ts";
import { watched } from "../session.ts";

/** null until they have come. */
export const choices = signal<FormChoices | null>(null);

/** Fetches them anew. @throws ApiError, NetworkError */
export async function loadChoices(): Promise<void> {
  choices.value = await watched(readChoices());
}

/** What somebody at work is called; null when nobody is meant or they are not known. */
export function personName(id: string | null): string | null {
  return choices.value?.people.find((one) => one.id === id)?.name ?? null;
}
