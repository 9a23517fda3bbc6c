/** Whether all of the app lies on this phone. Until it does, some screens cannot be opened without a network. */
import { type Signal, signal } from "@preact/signals";
import { BRING_REST } from "./messages.ts";

/** `unknown` until somebody has asked; `lacking` when the last try did not bring all of it. */
export type Wholeness = "unknown" | "bringing" | "whole" | "lacking";

/** How much of the app lies here. */
export const wholeness: Signal<Wholeness> = signal<Wholeness>("unknown");

/** Fetches what is not here yet. Never throws: the next try comes with the next contact with the server. */
export async function bringWhole(): Promise<void> {
  if (wholeness.value === "bringing" || wholeness.value === "whole") return;
  wholeness.value = "bringing";
  const isWhole = await worker().then(ask, () => false);
  wholeness.value = isWhole ? "whole" : "lacking";
}

/** The worker in use; null where there is none and none is coming. */
async function worker(): Promise<ServiceWorker | null> {
  if (!("serviceWorker" in navigator)) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  const coming = registration?.installing ?? registration?.waiting;
  if (registration?.active || !coming) return registration?.active ?? null;
  await new Promise<void>((resolve) => {
    const look = () => /^(activ|redundant)/.test(coming.state) && resolve();
    coming.addEventListener("statechange", look);
    look();
  });
  return coming.state === "redundant" ? null : coming;
}

function ask(found: ServiceWorker | null): Promise<boolean> {
  if (!found) return Promise.resolve(false);
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data === true);
    };
    found.postMessage(BRING_REST, [port2]);
  });
}
