import type { OfficeInquiry } from "../../api/inquiries.ts";
import { t } from "../../locales/t.ts";
import { wordLabel } from "./words.ts";

/** Whom or where an inquiry is about, as far as it says and as one may read. */
export function inquiryName(one: OfficeInquiry): string {
  const named = one.case?.resident_name ?? one.about ?? one.address;
  if (named) return named;
  return one.code
    ? t("inquiries.coded", { code: one.code })
    : t("inquiries.sourced", { source: wordLabel("inquiry_source", one.source) });
}
