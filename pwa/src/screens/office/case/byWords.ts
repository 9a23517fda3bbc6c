import { t } from "../../../locales/t.ts";

/** Who did something; what a job or the import did has no person behind it. */
export function byWords(name: string | null): string {
  return name ? t("caseFile.by", { name }) : t("entry.the_system");
}
