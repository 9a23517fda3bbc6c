import { useLocation } from "preact-iso";
import { t } from "../../locales/t.ts";
import "../../styles/meetings.css";
import { pagesWithin } from "./pages.ts";

/** The lists across cases: all of them, those in temporary housing, and those to ask after they were closed. */
export function CaseViews() {
  const { path } = useLocation();
  return (
    <nav class="views" aria-label={t("cases.views")}>
      {pagesWithin("cases").map(({ key, href }) => (
        <a key={key} href={href} aria-current={path === href ? "page" : undefined}>
          {t(`office.page_${key}`)}
        </a>
      ))}
    </nav>
  );
}
