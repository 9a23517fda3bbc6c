/**
 * What is being typed in a form that makes nothing until it is saved. It is sealed as it is typed, so
 * that a kill, a lock or another page costs no word, and goes in the transaction that saves the form.
 */
import { computed, effect, type ReadonlySignal } from "@preact/signals";
import { newId } from "../domain/ids.ts";
import { currentStore, openedStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { TYPED } from "../store/vaultDb.ts";
import { sealsDrafts } from "./drafts.ts";
import { inTurns } from "./inTurns.ts";

/** Typing is sealed at most this often, in milliseconds. */
const TYPING_MS = 200;

/** A form that somebody has begun to fill in. */
export interface Typed {
  kind: "typed";
  /** Which form, and of what: `consent/<case>`. */
  form: string;
  /** What it is called, and the page where it stands. */
  title: string;
  path: string;
  value: unknown;
}

/** By form: what is not sealed yet; null where all has been taken away again. */
const waiting = new Map<string, Typed | null>();
/** What is typed is sealed in the order it was typed. */
const inTurn = inTurns();
let sealing: Promise<void> | undefined;
let sealedAt = Number.NEGATIVE_INFINITY;

/** Every form that is half filled in. */
export const halfTyped: ReadonlySignal<Typed[]> = computed(() =>
  [...drafts.value.values()].filter(isTyped),
);

/** What was typed in the form and is neither saved nor taken away. */
export function typedIn(form: string): unknown {
  const unsealed = waiting.get(form);
  if (unsealed !== undefined) return unsealed?.value;
  return halfTyped.value.find((one) => one.form === form)?.value;
}

/**
 * Keeps what stands in a form now; null when there is nothing in it. The promise is of its sealing.
 * @throws NotSaved; Locked
 */
export function keepTyped(form: string, typed: Omit<Typed, "kind" | "form"> | null): Promise<void> {
  waiting.set(form, typed && { kind: "typed", form, ...typed });
  sealing ??= pause(sealedAt + TYPING_MS - performance.now()).then(() => {
    sealing = undefined;
    sealedAt = performance.now();
    return sealAll();
  });
  return sealing;
}

/**
 * Saves a form, and lets go of what was typed in it. `save` is given the draft to remove in its own
 * transaction; where it fails, everything stays as it was.
 */
export function saveTyped(form: string, save: (draftId?: string) => Promise<void>): Promise<void> {
  return inTurn(async () => {
    // All of it, so that taking it back brings back the last letter, too.
    await seal(form);
    await save(idsOf(form)[0]);
    await drop(form);
  });
}

async function sealAll(): Promise<void> {
  for (const form of [...waiting.keys()]) await inTurn(() => seal(form));
  await inTurn(async () => undefined);
}

async function seal(form: string): Promise<void> {
  const typed = waiting.get(form);
  if (typed === undefined) return;
  if (typed) await openedStore().putDraft(idsOf(form)[0] ?? TYPED + newId(), typed);
  else await drop(form);
  if (waiting.get(form) === typed) waiting.delete(form);
}

async function drop(form: string): Promise<void> {
  for (const id of idsOf(form)) await openedStore().dropDraft(id);
}

/** One, unless two tabs began at once. */
function idsOf(form: string): string[] {
  return [...drafts.value].flatMap(([id, one]) => (isTyped(one) && one.form === form ? [id] : []));
}

function isTyped(draft: unknown): draft is Typed {
  return (draft as Typed | null)?.kind === "typed";
}

function pause(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}

sealsDrafts(sealAll);

// A locked phone remembers nothing; the next who opens it may be somebody else.
effect(() => {
  if (!currentStore.value) waiting.clear();
});
