import type { OfficeInquiry } from "../../api/inquiries.ts";
import { t } from "../../locales/t.ts";

/** Whom or where an inquiry is about, as far as it says and as one may read. */
export function inquiryName(one: OfficeInquiry): string {
  return one.case?.resident_name ?? one.about ?? one.address ?? t("inquiries.no_name");
}
