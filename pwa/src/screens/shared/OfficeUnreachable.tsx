import { Button } from "../../components/Button.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { t } from "../../locales/t.ts";

/** The office could not be fetched: it needs the network, the field app does not. */
export function OfficeUnreachable() {
  return (
    <div class="phone">
      <header class="top low">
        <PageHeading title={t("office.unreachable")} />
      </header>
      <main class="page">
        <p>{t("office.unreachable_why")}</p>
        <Button class="main-button" onClick={() => location.reload()}>
          {t("action.try_again")}
        </Button>
        <a class="ds-button wide" data-variant="tertiary" href="/">
          {t("office.to_field")}
        </a>
      </main>
    </div>
  );
}
