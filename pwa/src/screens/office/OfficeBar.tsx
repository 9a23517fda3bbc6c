import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { signOut } from "../../api/session.ts";
import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";
import { OfficeNav } from "./OfficeNav.tsx";
import { session } from "./session.ts";

/** Above every page: where one is and may go, and who one is. Where there is little room, a menu unfolds. */
export function OfficeBar({ user }: { user: string | undefined }) {
  const { path } = useLocation();
  const [isOpen, setOpen] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has gone somewhere needs no menu.
  useEffect(() => setOpen(false), [path]);

  async function leave(): Promise<void> {
    // Even when the server is out of reach, this screen forgets what it shows.
    await signOut().catch(() => undefined);
    session.value = null;
  }

  return (
    <header class="bar" data-open={isOpen || undefined}>
      <a class="brand" href="/office">
        <img src="/icon.svg" alt="" />
        {t("app.name")}
      </a>
      {user && (
        <>
          <span class="menu">
            <Button variant="tertiary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t("office.menu")}
            </Button>
          </span>
          <OfficeNav />
          <div class="who">
            {user}
            <Button variant="tertiary" onClick={() => void leave()}>
              {t("office.sign_out")}
            </Button>
          </div>
        </>
      )}
    </header>
  );
}
