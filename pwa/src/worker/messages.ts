/** What the page says to the service worker. */

/** The person has said yes to the new version. */
export const TAKE_OVER = "take-over";

/** The person has signed in on this phone: fetch what the first visit did without, and say how it went. */
export const BRING_REST = "bring-rest";
