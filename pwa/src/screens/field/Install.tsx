import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";
import { installPrompt, isInstalled, isIos, showInstallPrompt } from "./install.ts";

/** How to put the app on the home screen, for the phone that is held. */
export function Install() {
  if (isInstalled()) return null;
  const prompt = installPrompt.value;
  return (
    <section class="section" aria-labelledby="install">
      <h2 id="install">{t("install.title")}</h2>
      <p>{t("install.why")}</p>
      {prompt && (
        <Button class="wide" variant="secondary" onClick={() => void showInstallPrompt()}>
          {t("install.do")}
        </Button>
      )}
      {!prompt && (
        <ol class="steps">
          {(isIos() ? IOS : ANDROID).map((id) => (
            <li key={id}>{t(id)}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

const IOS = ["install.ios_1", "install.ios_2", "install.ios_3"];
const ANDROID = ["install.android_1", "install.android_2", "install.android_3"];
