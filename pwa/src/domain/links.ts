/** Addresses that the phone itself opens: nothing in them goes to a server of anyone's. */

/** Calls a number as it is written, with or without spaces. */
export function callLink(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, "")}`;
}

/** Shows a street line in the phone's own map. @param isIos whether `geo:` is not understood */
export function mapLink(address: string, isIos: boolean): string {
  const query = encodeURIComponent(address);
  return isIos ? `maps:?q=${query}` : `geo:0,0?q=${query}`;
}

/** Opens the phone's message app with a text; without a number one chooses whom it goes to. */
export function smsLink(phone: string, text: string): string {
  return `sms:${phone.replace(/[^+\d]/g, "")}?&body=${encodeURIComponent(text)}`;
}
