/** Whether this page is of an older build than what is in use on the phone by now. */
import { type Signal, signal } from "@preact/signals";

/**
 * Set when another tab upgrades the databases, or takes a new version of the app into use. Work
 * goes on and is saved; but this page should be loaded anew.
 */
export const isOutdated: Signal<boolean> = signal(false);
