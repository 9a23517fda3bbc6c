/**
 * Screens that come after the first visit (build/precacheList.ts). They are loaded when the phone is open and has
 * nothing else to do, so that a tap does not wait for them, and without a network from the phone itself.
 */
import { type Signal, signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { NotHereYet } from "./NotHereYet.tsx";

type Seldom = typeof import("./seldom.ts");
type PropsOf<N extends keyof Seldom> =
  Parameters<Seldom[N]> extends [infer P extends object] ? P : object;

const seldom: Signal<Seldom | null> = signal<Seldom | null>(null);
const isMissing = signal(false);

/** Loads those screens. Never throws: a screen that could not be loaded says so. */
export async function loadSeldom(): Promise<void> {
  if (seldom.value) return;
  isMissing.value = false;
  try {
    seldom.value = await import("./seldom.ts");
  } catch {
    isMissing.value = true;
  }
}

/** Loads them when the page has been quiet for a moment. */
export function loadSeldomSoon(): void {
  const load = () => void loadSeldom();
  if (typeof requestIdleCallback === "function") requestIdleCallback(load, { timeout: 3_000 });
  else setTimeout(load, 1_000);
}

/** One of those screens, for a route. */
export function later(name: keyof Seldom): FunctionComponent {
  return function Later() {
    useEffect(() => void loadSeldom(), []);
    const Screen = seldom.value?.[name] as FunctionComponent | undefined;
    if (Screen) return <Screen />;
    return <NotHereYet isMissing={isMissing.value} onAgain={() => void loadSeldom()} />;
  };
}

/** A part of a page that may come a moment after the rest: nothing until it is here. */
export function laterPart<N extends keyof Seldom>(name: N): FunctionComponent<PropsOf<N>> {
  return function LaterPart(props) {
    useEffect(() => void loadSeldom(), []);
    const Part = seldom.value?.[name] as FunctionComponent<PropsOf<N>> | undefined;
    return Part ? <Part {...props} /> : null;
  };
}
