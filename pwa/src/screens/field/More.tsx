import { runningVisit } from "../../actions/visit.ts";
import { Button } from "../../components/Button.tsx";
import { Fact } from "../../components/Fact.tsx";
import { Icon } from "../../components/Icon.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { packDays } from "../../store/colleagues.ts";
import { syncStatus } from "../../sync/status.ts";
import { sendNow, syncNow } from "../../sync/sync.ts";
import { SignInForm } from "../shared/SignInForm.tsx";
import { AttentionLink } from "./AttentionLink.tsx";
import { HandChoice } from "./HandChoice.tsx";
import { HandIn } from "./HandIn.tsx";
import { Install } from "./Install.tsx";
import { LockSettings } from "./LockSettings.tsx";
import { OpenedByOthers } from "./OpenedByOthers.tsx";
import { Storage } from "./Storage.tsx";
import { SyncLine } from "./SyncLine.tsx";
import { Tabs } from "./Tabs.tsx";
import { UpdateOffer } from "./UpdateOffer.tsx";

/** What this phone holds, how it stands, and what one seldom needs. */
export function More() {
  const me = deviceUser.value;
  const status = syncStatus.value;
  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top low">
          <PageHeading title={t("more.title")} />
          <p class="lead">{me && t("more.whose", { name: me.name })}</p>
          <SyncLine />
        </header>
        <main class="page">
          <AttentionLink />
          <a class="ds-button wide" data-variant="secondary" href="/plans">
            {t("plan.title")}
          </a>
          <a class="ds-button wide" data-variant="secondary" href="/equipment">
            {t("equipment.title")}
          </a>
          <a class="ds-button wide" data-variant="secondary" href="/concern">
            {t("concern.title")}
          </a>
          <UpdateOffer isBusy={runningVisit.value !== null} />
          {status.reach === "signed_out" && (
            <section class="section" id="sign-in" aria-labelledby="sign-in-title">
              <h2 id="sign-in-title">{t("more.sign_in")}</h2>
              <p>{t("more.sign_in_why")}</p>
              <SignInForm
                surface="field"
                username={me?.username}
                onSignedIn={() => void syncNow()}
              />
            </section>
          )}
          <section class="section" aria-labelledby="inquiry-title">
            <h2 id="inquiry-title">{t("inquiry.title")}</h2>
            <p>{t("inquiry.lead")}</p>
            <a class="ds-button wide" data-variant="secondary" href="/inquiry">
              {t("inquiry.register")}
            </a>
          </section>
          <LockSettings />
          <HandChoice />
          <section class="section" aria-labelledby="holds">
            <h2 id="holds">{t("more.holds")}</h2>
            <p>{t("more.holds_why", { days: packDays() })}</p>
            <dl class="facts">
              <Fact name={t("more.holds_unsent")}>{status.unsent}</Fact>
              <Fact name={t("more.holds_photos")}>{status.unsentPhotos}</Fact>
            </dl>
            <a class="ds-button wide" data-variant="secondary" href="/pack">
              {t("more.pack")}
            </a>
          </section>
          <OpenedByOthers />
          <Storage />
          <Install />
          <section class="section" aria-labelledby="sync-title">
            <h2 id="sync-title">{t("more.sync_title")}</h2>
            <p>{t("more.sync_why")}</p>
            <Button
              class="wide"
              variant="secondary"
              aria-busy={status.busy}
              onClick={() => void sendNow()}
            >
              <Icon name="sync" />
              {status.busy ? t("more.syncing") : t("more.sync")}
            </Button>
          </section>
          <section class="section" aria-labelledby="rescue-title">
            <h2 id="rescue-title">{t("more.rescue_title")}</h2>
            <p>{t("more.rescue_why")}</p>
            <a class="ds-button wide" data-variant="secondary" href="/rescue">
              {t("more.rescue")}
            </a>
          </section>
          <section class="section" aria-labelledby="hand-in-title">
            <h2 id="hand-in-title">{t("more.hand_in_title")}</h2>
            <p>{t("more.hand_in_why")}</p>
            <HandIn text={t("more.hand_in")} />
          </section>
        </main>
      </div>
      <Tabs path="/more" />
    </div>
  );
}
