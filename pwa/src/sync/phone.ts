/** How a phone presents itself when it is enrolled, and what it then keeps of the server. */
import type { EnrolReply } from "../api/wire.ts";
import type { Identity } from "../lock/device.ts";

interface UserAgentData {
  platform?: string;
  mobile?: boolean;
}

/** A label for lists of devices, and the browser's own words about itself (at most 200 characters). */
export function phoneLabel(): { label: string; platform: string } {
  const data = (navigator as { userAgentData?: UserAgentData }).userAgentData;
  return {
    label: data?.platform || navigator.platform || "web",
    platform: navigator.userAgent.slice(0, 200),
  };
}

/** The part of the identity that says what a rescue file is sealed to; nothing from an older server. */
export function rescueKeyOf({ rescue_key: key }: Partial<EnrolReply>): Pick<Identity, "rescueKey"> {
  return key ? { rescueKey: { kid: key.kid, publicKey: key.public_key } } : {};
}
