import { Button } from "../../components/Button.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { t } from "../../locales/t.ts";
import { askForStorage } from "../../store/persistence.ts";
import { LeftBehindNotice } from "./LeftBehindNotice.tsx";
import { shownCode } from "./shownCode.ts";
import { WholeLine } from "./WholeLine.tsx";

/** The code, once and in large letters, and why it must be written down. */
export function CodeShown({ code }: { code: string }) {
  async function written(): Promise<void> {
    shownCode.value = null;
    // Asked here because the person has just chosen to keep the app; a no is shown under «Mer».
    await askForStorage();
  }

  return (
    <div class="phone">
      <header class="top low">
        <PageHeading title={t("code.title")} />
        <p class="lead">{t("code.lead")}</p>
      </header>
      <main class="page">
        <LeftBehindNotice />
        <p class="code">
          <span aria-hidden="true" id="code">
            {code}
          </span>
          <span class="ds-sr-only">{t("code.spoken", { code: [...code].join(" ") })}</span>
        </p>
        <ul class="why">
          <li>{t("code.why_opens")}</li>
          <li>{t("code.why_only")}</li>
          <li>{t("code.why_where")}</li>
        </ul>
        <WholeLine />
      </main>
      <div class="dock">
        <Button class="main-button" onClick={() => void written()}>
          {t("code.written")}
        </Button>
      </div>
    </div>
  );
}
