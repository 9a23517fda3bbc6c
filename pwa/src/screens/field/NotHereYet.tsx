import { Button } from "../../components/Button.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { t } from "../../locales/t.ts";
import { Tabs } from "./Tabs.tsx";

/** Stands where a screen is on its way, or says that it is not on this phone yet and what helps. */
export function NotHereYet({ isMissing, onAgain }: { isMissing: boolean; onAgain(): void }) {
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t(isMissing ? "whole.not_here" : "app.name")} />
        </header>
        <main class="page">
          {isMissing ? (
            <>
              <p>{t("whole.not_here_why")}</p>
              <Button class="wide" onClick={onAgain}>
                {t("action.try_again")}
              </Button>
            </>
          ) : (
            <Waiting text={t("app.starting")} />
          )}
        </main>
      </div>
      <Tabs path="" />
    </div>
  );
}
