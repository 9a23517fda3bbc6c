import { useEffect, useState } from "preact/hooks";
import { currentSession, type Session } from "../../api/session.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { enrolDevice } from "../../lock/lock.ts";
import { SignInForm } from "../shared/SignInForm.tsx";
import { shownCode } from "./shownCode.ts";

/** Kept while a phone is being made ready, so that a first visit need not ask for a session nobody has begun. */
const BEGUN = "enrol";

/**
 * The first time on this phone: sign in, and the phone is made ready by itself. A sign-in that was
 * cut off before the phone was ready can go on where it stopped.
 */
export function SignIn() {
  const [found, setFound] = useState<Session | null>(null);
  const [user, setUser] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  useEffect(() => {
    if (!localStorage.getItem(BEGUN)) return;
    currentSession()
      .then((session) => session?.surface === "field" && setFound(session))
      .catch(() => undefined);
  }, []);

  async function enrol(session: Session): Promise<void> {
    setFound(session);
    setUser(session.user.name);
    setFailure(null);
    localStorage.setItem(BEGUN, "1");
    try {
      const { code } = await enrolDevice();
      localStorage.removeItem(BEGUN);
      shownCode.value = code;
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <div class="phone">
      <header class="top">
        <img class="mark push" src="/icon.svg" alt="" />
        <PageHeading title={t("sign_in.title")}>{t("app.name")}</PageHeading>
        <p class="lead">{t("sign_in.what")}</p>
      </header>
      <main class="page">
        {user === null ? (
          <>
            {found && (
              <Notice kind="info">
                <p>{t("enrol.found", { name: found.user.name })}</p>
                <Button class="wide" onClick={() => void enrol(found)}>
                  {t("enrol.do")}
                </Button>
              </Notice>
            )}
            <h2>{t("sign_in.title")}</h2>
            <SignInForm surface="field" onSignedIn={enrol} />
            <p class="subtle">{t("sign_in.once")}</p>
            <p>
              <a href="/office">{t("sign_in.to_office")}</a>
            </p>
          </>
        ) : (
          <>
            <h2>{t("enrol.title", { name: user })}</h2>
            <p>{t("enrol.what")}</p>
            {failure === null && <Waiting text={t("enrol.busy")} />}
            {failure !== null && (
              <>
                <Notice kind="danger" isLive>
                  <p>{errorWords(failure)}</p>
                </Notice>
                <Button class="main-button" onClick={() => found && void enrol(found)}>
                  {t("action.try_again")}
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
