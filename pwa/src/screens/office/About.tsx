import { useEffect, useState } from "preact/hooks";
import { type AboutHistory, readAbout } from "../../api/about.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { AboutForm } from "./AboutForm.tsx";
import { AboutVersions } from "./AboutVersions.tsx";
import { watched } from "./session.ts";

/** What the public page about the service says: changed here, with every version it has had. */
export function About() {
  const [told, setTold] = useState<AboutHistory | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isSaved, setSaved] = useState(false);

  async function load(): Promise<void> {
    setFailure(null);
    try {
      setTold(await watched(readAbout()));
    } catch (error) {
      setFailure(error);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: read once, when the page is opened.
  useEffect(() => {
    void load();
  }, []);

  return (
    <main id="main">
      <div>
        <PageHeading title={t("about.title")} />
        <p class="subtle">{t("about.why")}</p>
        <p>
          <a class="alone" href="/om" target="_blank" rel="noreferrer">
            {t("about.see")}
          </a>
        </p>
      </div>
      {isSaved && (
        <Notice kind="success" isLive>
          <p>{t("about.saved")}</p>
        </Notice>
      )}
      {failure !== null && (
        <Notice kind="warning" isLive>
          <p>{errorWords(failure)}</p>
          <Button variant="secondary" onClick={() => void load()}>
            {t("action.try_again")}
          </Button>
        </Notice>
      )}
      {!told && failure === null && <Waiting text={t("about.loading")} />}
      {told && (
        <AboutForm
          now={told.now}
          onChange={() => setSaved(false)}
          onSaved={() => {
            setSaved(true);
            void load();
          }}
        />
      )}
      {told && <AboutVersions versions={told.history} />}
    </main>
  );
}
