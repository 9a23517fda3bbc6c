/** What stood in one's plan when one last looked: kept sealed, so that a phone can tell what has changed since. */
import { type Signal, signal } from "@preact/signals";
import type { PlanLine } from "../domain/planChanges.ts";
import type { Vault } from "./vault.ts";

/** A plan as it was seen. Names are kept because a case may have left the phone since. */
export interface PlanSeen {
  /** By this phone's clock, UTC text. */
  at: string;
  lines: PlanLine[];
}

/** What was seen; null on a phone that has never shown a plan. */
export const planSeen: Signal<PlanSeen | null> = signal(null);

/** Brings back what was seen before the phone was locked. */
export async function readPlanSeen(vault: Vault): Promise<void> {
  planSeen.value = (await vault.readNote<PlanSeen>("plan_seen").catch(() => null)) ?? null;
}

/** Keeps what is seen now. */
export async function keepPlanSeen(vault: Vault, seen: PlanSeen): Promise<void> {
  planSeen.value = seen;
  await vault.keepNote("plan_seen", seen).catch(() => undefined);
}
