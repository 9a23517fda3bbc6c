/** The store of this page while the phone is open, and what happens around its opening. */
import { type Signal, signal } from "@preact/signals";
import { Locked } from "../lock/errors.ts";
import type { DeviceStore } from "./deviceStore.ts";

/** How the last contact with the server went; only sync writes it. */
export type Reach = "online" | "offline" | "signed_out" | "unexpected_answer";

/** Whether the server was within reach at the last try. */
export const reach: Signal<Reach> = signal<Reach>("offline");

/** The open store, or null while the phone is locked. */
export const currentStore: Signal<DeviceStore | null> = signal<DeviceStore | null>(null);

/** The open store. @throws Locked */
export function openedStore(): DeviceStore {
  if (!currentStore.value) throw new Locked();
  return currentStore.value;
}
