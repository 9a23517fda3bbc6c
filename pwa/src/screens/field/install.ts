/** Putting the app on the home screen, as far as the browser lets a page help. */
import { type Signal, signal } from "@preact/signals";
import { askForStorage } from "../../store/persistence.ts";

interface InstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

/** The browser's own offer, kept until the person asks for it (Chromium alone has one). */
export const installPrompt: Signal<InstallPromptEvent | null> = signal(null);

/** Keeps the browser's offer for the page that explains it. */
export function watchInstall(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installPrompt.value = event as InstallPromptEvent;
  });
  addEventListener("appinstalled", () => {
    installPrompt.value = null;
    void askForStorage();
  });
}

/** Shows the browser's offer. It can be shown once; when it is declined the browser may make another. */
export async function showInstallPrompt(): Promise<void> {
  const offer = installPrompt.value;
  installPrompt.value = null;
  await offer?.prompt();
}

/** Whether the app runs from the home screen. */
export function isInstalled(): boolean {
  return matchMedia("(display-mode: standalone)").matches || isHomeScreenSafari();
}

/** Whether the steps of the share sheet apply. An iPad calls itself a Mac, but has a touch screen. */
export function isIos(): boolean {
  const agent = navigator.userAgent;
  return (
    /iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1)
  );
}

function isHomeScreenSafari(): boolean {
  return (navigator as { standalone?: boolean }).standalone === true;
}
