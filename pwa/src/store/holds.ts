/**
 * What was saved a moment ago and is held back from sending, so that it can be taken back whole. It
 * lies on the disk as every saved operation does; the hold itself is only in memory, so that a page
 * that is killed leaves nothing held: at the next start it is sent.
 */
import { type Signal, signal } from "@preact/signals";

/** How long *Angre* is offered, in milliseconds. */
export const HOLD_MS = 10_000;

/** What can be taken back, and the draft that it was made from. */
export interface Undo {
  opId: string;
  draft?: { id: string; content: unknown };
}

/** The last thing saved here that can still be taken back, or null. */
export const undoable: Signal<Undo | null> = signal<Undo | null>(null);

/** The operations that one page holds back. */
export class Holds {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** @param onEnd called when there is more to send */
  constructor(private readonly onEnd: () => void) {}

  /** Whether it may not be sent yet. */
  has(opId: string): boolean {
    return this.timers.has(opId);
  }

  /** Holds an operation that was saved here, and offers to take it back. */
  offer(undo: Undo): void {
    this.hold(undo.opId, HOLD_MS);
    undoable.value = undo;
  }

  /** Holds what another page of this phone saved, for as long as it may take it back. */
  follow(opId: string, savedAt: string, now: number): void {
    const age = now - Date.parse(savedAt);
    // A clock that was moved says nothing of when it was: then it is sent.
    if (age >= 0 && age < HOLD_MS) this.hold(opId, HOLD_MS - age);
  }

  /** Ends every hold: what is held is sent now. */
  release(): void {
    const held = [...this.timers.keys()];
    for (const opId of held) this.drop(opId);
    if (held.length) this.onEnd();
  }

  /** Lets go of one without sending: it is being taken back, and nothing sends it meanwhile. */
  stopTimer(opId: string): void {
    clearTimeout(this.timers.get(opId));
  }

  /** Forgets one, or all without a word. */
  drop(opId?: string): void {
    for (const id of opId ? [opId] : [...this.timers.keys()]) {
      clearTimeout(this.timers.get(id));
      this.timers.delete(id);
      if (undoable.value?.opId === id) undoable.value = null;
    }
  }

  private hold(opId: string, ms: number): void {
    clearTimeout(this.timers.get(opId));
    this.timers.set(
      opId,
      setTimeout(() => {
        this.drop(opId);
        this.onEnd();
      }, ms),
    );
  }
}
