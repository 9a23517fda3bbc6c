import { lockPhone } from "../../actions/lockPhone.ts";
import { Icon, type IconName } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";

const PAGES: { path: string; icon: IconName; text: string }[] = [
  { path: "/", icon: "house", text: "nav.today" },
  { path: "/entries", icon: "list", text: "nav.entries" },
  { path: "/search", icon: "search", text: "nav.search" },
  { path: "/more", icon: "more", text: "nav.more" },
];

/** The way between the field pages, and the lock, at the bottom edge. */
export function Tabs({ path }: { path: string }) {
  return (
    <nav class="tabs" aria-label={t("nav.label")}>
      {PAGES.map((page) => (
        <a key={page.path} href={page.path} aria-current={page.path === path ? "page" : undefined}>
          <Icon name={page.icon} />
          {t(page.text)}
        </a>
      ))}
      <button type="button" onClick={() => void lockPhone()}>
        <Icon name="lock" />
        {t("nav.lock")}
      </button>
    </nav>
  );
}
