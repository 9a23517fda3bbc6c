/** Which hand holds the phone: what is pressed in lists stands on its side. A habit of the phone, not of a person. */
import { signal } from "@preact/signals";

export type Hand = "left" | "right";

const KEY = "hand";

export const hand = signal<Hand>("right");

/** Takes up what was chosen before. */
export function readHand(): void {
  show(localStorage.getItem(KEY) === "left" ? "left" : "right");
}

/** Chooses, and remembers it where the browser lets us. */
export function chooseHand(next: Hand): void {
  show(next);
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // It holds until the page is closed.
  }
}

function show(next: Hand): void {
  hand.value = next;
  document.documentElement.dataset.hand = next;
}
