import { t } from "../../locales/t.ts";

/** What somebody at the office has written to the one who must mend it. */
export function OfficeComment({ text }: { text: string | null | undefined }) {
  if (!text) return null;
  return (
    <figure class="comment">
      <figcaption>{t("attention.office_says")}</figcaption>
      <blockquote>{text}</blockquote>
    </figure>
  );
}
