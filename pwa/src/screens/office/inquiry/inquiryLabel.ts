import { t } from "../../../locales/t.ts";

/** What a field of an inquiry, or of deciding about one, is called. */
export function inquiryLabel(name: string): string {
  return t(`inquiryDesk.field_${name}`);
}
