import { useEffect, useState } from "preact/hooks";
import { currentSession, type Session } from "../../api/session.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { enrolDevice } from "../../lock/lock.ts";
import { SignInForm } from "../shared/SignInForm.tsx";
import { shownCode } from "./shownCode.ts";

/** The first time on this phone: sign in, and the phone is made ready by itself. */
export function SignIn() {
  const [user, setUser] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isEnrolling, setEnrolling] = useState(false);

  async function enrol(session: Session): Promise<void> {
    setUser(session.user.name);
    setFailure(null);
    setEnrolling(true);
    try {
      await enrolDevice().then(({ code }) => {
        shownCode.value = code;
      });
    } catch (error) {
      setFailure(error);
    } finally {
      setEnrolling(false);
    }
  }

  // A sign-in that was cut off before the phone was ready goes on where it stopped.
  useEffect(() => {
    currentSession()
      .then((session) => {
        if (session?.surface === "field") setUser((known) => known ?? session.user.name);
      })
      .catch(() => undefined);
  }, []);

  async function goOn(): Promise<void> {
    try {
      const session = await currentSession();
      if (session?.surface === "field") await enrol(session);
      else setUser(null);
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <div class="phone">
      <header class="top welcome">
        <img class="mark push" src="/icon.svg" alt="" />
        <h1>{t("app.name")}</h1>
        <p class="lead">{t("sign_in.what")}</p>
      </header>
      <main class="page">
        {user === null && (
          <>
            <h2>{t("sign_in.title")}</h2>
            <SignInForm surface="field" onSignedIn={enrol} />
            <p class="subtle">{t("sign_in.once")}</p>
            <p>
              <a href="/office">{t("sign_in.to_office")}</a>
            </p>
          </>
        )}
        {user !== null && (
          <>
            <h2>{t("enrol.title", { name: user })}</h2>
            <p>{t("enrol.what")}</p>
            {failure !== null && (
              <Notice kind="danger" isLive>
                <p>{errorWords(failure)}</p>
              </Notice>
            )}
            {isEnrolling ? (
              <Waiting text={t("enrol.busy")} />
            ) : (
              <>
                <Button class="main-button" onClick={() => void goOn()}>
                  {failure === null ? t("enrol.do") : t("action.try_again")}
                </Button>
                <Button class="wide" variant="tertiary" onClick={() => setUser(null)}>
                  {t("enrol.other")}
                </Button>
              </>
            )}
          </>
        )}
      </main>
    </div>
  );
}
