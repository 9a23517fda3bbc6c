import type { OfficeEntry } from "../../api/office.ts";
import { t } from "../../locales/t.ts";

/** What an entry is called at the desk: its code, or the number of its receipt until it has one. */
export function entryName(entry: OfficeEntry): string {
  if (entry.code) return entry.code;
  return entry.received_number
    ? t("entry.number", { number: entry.received_number })
    : t("entry.without_code");
}
