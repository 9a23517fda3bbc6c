import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { t } from "../../locales/t.ts";

/** Shown when the app could not start: says that nothing is erased, and gives a way on. */
export function LaunchFailure({ detail }: { detail?: string }) {
  return (
    <div class="phone">
      <main class="page">
        <h1>{t("failure.title")}</h1>
        <Notice kind="danger" isLive>
          <p>{t("failure.what")}</p>
          <p>{t("failure.kept")}</p>
        </Notice>
        <p>{t("failure.try")}</p>
        {detail && <p class="subtle">{t("failure.detail", { detail })}</p>}
        <Button class="main-button" onClick={() => location.reload()}>
          {t("failure.reload")}
        </Button>
      </main>
    </div>
  );
}
