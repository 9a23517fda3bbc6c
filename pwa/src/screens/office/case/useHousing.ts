/** The home in a case: one answer for all the sections that show a part of it. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { getHousing, type Housing } from "../../../api/housing.ts";
import { watched } from "../session.ts";

const POLL_MS = 30_000;

interface Held {
  caseId: string;
  sheet: Housing | null;
  error: unknown;
}

const held = signal<Held | null>(null);
let readers = 0;
let round = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Asks anew; what is shown stays until the answer has come, and while there is none. */
async function load(caseId: string): Promise<void> {
  const mine = ++round;
  const before = held.value?.caseId === caseId ? held.value.sheet : null;
  if (!before) held.value = { caseId, sheet: null, error: null };
  try {
    const sheet = await watched(getHousing(caseId));
    if (mine === round) held.value = { caseId, sheet, error: null };
  } catch (error) {
    if (mine === round) held.value = { caseId, sheet: before, error };
  }
}

/** The sections' common answer; the first that is shown asks, and what it holds goes with the last. */
export function useHousing(caseId: string) {
  useEffect(() => {
    readers++;
    if (held.peek()?.caseId !== caseId) void load(caseId);
    timer ??= setInterval(() => {
      const now = held.peek();
      if (now && !document.hidden) void load(now.caseId);
    }, POLL_MS);
    return () => {
      if (--readers) return;
      clearInterval(timer);
      timer = undefined;
      round++;
      held.value = null;
    };
  }, [caseId]);
  const now = held.value?.caseId === caseId ? held.value : null;
  return {
    sheet: now?.sheet ?? null,
    error: now?.error ?? null,
    reload: () => load(caseId),
  };
}
