/** How a phone presents itself when it is enrolled. */

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
