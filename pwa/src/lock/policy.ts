/**
 * The one Trusted Types policy, `app`. It lets through exactly two addresses: the service worker
 * and the key worker. Anything else that would become a script is refused by the browser.
 */
import workerUrl from "./keys.worker?worker&url";

const ALLOWED = new Set(["/sw.js", workerUrl]);

interface Policy {
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

const rules: Policy = {
  createScriptURL(url) {
    if (!ALLOWED.has(url)) throw new TypeError("not a script of ours");
    return url;
  },
};

// Browsers without Trusted Types get the same check without the wrapper.
const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
const policy = trustedTypes?.createPolicy("app", rules) ?? rules;

/** The address as the browser wants it for a script. @throws TypeError for any other address */
export function scriptUrl(url: string): string {
  return policy.createScriptURL(url);
}
