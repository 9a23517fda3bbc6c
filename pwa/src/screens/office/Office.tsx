import "../../locales/officeWords.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Route, Router } from "preact-iso";
import { currentSession, type Session } from "../../api/session.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import "../../styles/office.css";
import "../../styles/officePhotos.css";
import "../../styles/inquiries.css";
import "../../styles/queue.css";
import "../../styles/record.css";
import { SignInForm } from "../shared/SignInForm.tsx";
import { About } from "./About.tsx";
import { Cases } from "./Cases.tsx";
import { CriticalInquiries } from "./CriticalInquiries.tsx";
import { CasePage } from "./case/CasePage.tsx";
import { Devices } from "./Devices.tsx";
import { EntryPage } from "./EntryPage.tsx";
import { Find } from "./Find.tsx";
import { FollowUps } from "./FollowUps.tsx";
import { Forums } from "./Forums.tsx";
import { Inquiries } from "./Inquiries.tsx";
import { Incidents } from "./incidents/Incidents.tsx";
import { InquiryNew } from "./inquiry/InquiryNew.tsx";
import { InquiryPage } from "./inquiry/InquiryPage.tsx";
import { BigScreen } from "./meeting/BigScreen.tsx";
import { Meeting } from "./meeting/Meeting.tsx";
import { Tasks } from "./meeting/Tasks.tsx";
import { Meetings } from "./meetings/Meetings.tsx";
import { OfficeBar } from "./OfficeBar.tsx";
import { OwnTime } from "./own/OwnTime.tsx";
import { ParkedPage } from "./ParkedPage.tsx";
import { PresentStays } from "./PresentStays.tsx";
import { PlanBoard } from "./plan/PlanBoard.tsx";
import { Queue } from "./Queue.tsx";
import { ReviewList } from "./ReviewList.tsx";
import { LandlordPage } from "./registers/LandlordPage.tsx";
import { Registers } from "./registers/Registers.tsx";
import { hasRunOut, session } from "./session.ts";
import { Team } from "./team/Team.tsx";
import { UnheardNotices } from "./UnheardNotices.tsx";
import { loadWords } from "./words.ts";

/** The office: sign-in, then the pages of those who review. */
export default function Office() {
  const [failure, setFailure] = useState<unknown>(null);

  async function look(): Promise<void> {
    setFailure(null);
    try {
      const found = await currentSession();
      await enter(found?.surface === "office" ? found : null);
    } catch (error) {
      setFailure(error);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the office is opened.
  useEffect(() => {
    void look();
  }, []);

  if (failure !== null) {
    return (
      <Frame>
        <main id="main">
          <PageHeading title={t("office.not_opened")} />
          <Notice kind="danger" isLive>
            <p>{errorWords(failure)}</p>
          </Notice>
          <Button onClick={() => void look()}>{t("action.try_again")}</Button>
        </main>
      </Frame>
    );
  }
  if (session.value === undefined) {
    return (
      <Frame>
        <main id="main">
          <h1>{t("office.name")}</h1>
          <Waiting text={t("office.opening")} />
        </main>
      </Frame>
    );
  }
  if (!session.value) return <SignIn onSignedIn={enter} />;
  return (
    <Frame user={session.value.user.name}>
      <UnheardNotices />
      <CriticalInquiries />
      <Router>
        <Route path="/office" component={ReviewList} />
        <Route path="/office/entries/:id" component={EntryPage} />
        <Route path="/office/inquiries" component={Inquiries} />
        <Route path="/office/inquiries/new" component={InquiryNew} />
        <Route path="/office/inquiries/:id" component={InquiryPage} />
        <Route path="/office/cases" component={Cases} />
        <Route path="/office/cases/:id" component={CasePage} />
        <Route path="/office/meetings" component={Meetings} />
        <Route path="/office/forums" component={Forums} />
        <Route path="/office/stays" component={PresentStays} />
        <Route path="/office/follow-ups" component={FollowUps} />
        <Route path="/office/devices" component={Devices} />
        <Route path="/office/meeting" component={Meeting} />
        <Route path="/office/meeting/screen" component={BigScreen} />
        <Route path="/office/meeting/:id" component={Meeting} />
        <Route path="/office/meeting/:id/screen" component={BigScreen} />
        <Route path="/office/tasks" component={Tasks} />
        <Route path="/office/find" component={Find} />
        <Route path="/office/about" component={About} />
        <Route path="/office/team" component={Team} />
        <Route path="/office/own" component={OwnTime} />
        <Route path="/office/incidents" component={Incidents} />
        <Route path="/office/registers" component={Registers} />
        <Route path="/office/registers/landlords/:id" component={LandlordPage} />
        <Route path="/office/registers/:view" component={Registers} />
        <Route path="/office/plan" component={PlanBoard} />
        <Route path="/office/queue" component={Queue} />
        <Route path="/office/queue/:opId" component={ParkedPage} />
        <Route default component={ReviewList} />
      </Router>
    </Frame>
  );
}

/** Lets somebody in, with the words of the lists; without them keys would show. */
async function enter(found: Session | null): Promise<void> {
  if (found) await loadWords();
  hasRunOut.value = false;
  session.value = found;
}

function SignIn({ onSignedIn }: { onSignedIn(found: Session): Promise<void> }) {
  return (
    <Frame>
      <main id="main" class="sign-in">
        <PageHeading title={t("office.sign_in")} />
        {hasRunOut.value ? (
          <Notice kind="info">
            <p>{t("office.run_out")}</p>
          </Notice>
        ) : (
          <p class="subtle">{t("office.sign_in_for")}</p>
        )}
        <div class="sheet">
          <SignInForm surface="office" onSignedIn={onSignedIn} />
        </div>
        <p>
          <a class="alone" href="/">
            {t("office.to_field")}
          </a>
        </p>
      </main>
    </Frame>
  );
}

function Frame({ user, children }: { user?: string; children: ComponentChildren }) {
  return (
    <div class="office">
      <a class="skip" href="#main">
        {t("office.skip")}
      </a>
      <OfficeBar user={user} />
      {children}
    </div>
  );
}
