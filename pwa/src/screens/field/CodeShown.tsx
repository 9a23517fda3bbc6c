import { useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { t } from "../../locales/t.ts";
import { askForStorage } from "../../store/persistence.ts";
import { LeftBehindNotice } from "./LeftBehindNotice.tsx";
import { useCanPasskey } from "./PasskeySettings.tsx";
import { PasskeySetup } from "./PasskeySetup.tsx";
import { shownCode } from "./shownCode.ts";
import { WholeLine } from "./WholeLine.tsx";

/** The code, once and in large letters, and why it must be written down. */
export function CodeShown({ code }: { code: string }) {
  const can = useCanPasskey();
  const [isWritten, setWritten] = useState(false);

  async function written(): Promise<void> {
    if (can) setWritten(true);
    else shownCode.value = null;
    // Asked here because the person has just chosen to keep the app; a no is shown under «Mer».
    await askForStorage();
  }

  if (isWritten) return <OneTouch code={code} />;
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

/** Offered while the code is at hand; later it stands under «Mer». */
function OneTouch({ code }: { code: string }) {
  const leave = () => {
    shownCode.value = null;
  };
  return (
    <div class="phone">
      <header class="top">
        <PageHeading title={t("passkey.title")} />
      </header>
      <main class="page">
        <PasskeySetup code={code} onDone={leave}>
          <Button class="wide" variant="tertiary" onClick={leave}>
            {t("passkey.later")}
          </Button>
        </PasskeySetup>
      </main>
    </div>
  );
}
