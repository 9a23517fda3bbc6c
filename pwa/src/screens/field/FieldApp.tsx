import { useEffect, useState } from "preact/hooks";
import { Route, Router, useLocation } from "preact-iso";
import { takeCoverEnd } from "../../actions/coverEnd.ts";
import { attachLeftPhotos } from "../../actions/photos.ts";
import { runningVisit } from "../../actions/visit.ts";
import { Waiting } from "../../components/Waiting.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { lockState } from "../../lock/lock.ts";
import { LaunchFailure } from "../shared/LaunchFailure.tsx";
import { AfterwardsPlace, AfterwardsRoute } from "./AfterwardsRoute.tsx";
import { CodeShown } from "./CodeShown.tsx";
import { later, loadSeldomSoon } from "./later.tsx";
import { SignIn } from "./SignIn.tsx";
import { Start } from "./Start.tsx";
import { lastSaved } from "./saved.ts";
import { shownCode } from "./shownCode.ts";
import { startFailure, startField } from "./start.ts";
import { Today } from "./Today.tsx";
import { UndoBar } from "./UndoBar.tsx";
import { Unlock } from "./Unlock.tsx";
import { VisitRoute } from "./VisitRoute.tsx";

// Screens that the flow from ▶ to *Lagre* passes are imported above; all others stand in seldom.ts.
const Attention = later("Attention");
const CasePage = later("CasePage");
const Concern = later("Concern");
const DayPack = later("DayPack");
const Entries = later("Entries");
const EntryEdit = later("EntryEdit");
const EntryShown = later("EntryShown");
const Equipment = later("Equipment");
const Inquiry = later("Inquiry");
const InquiryMend = later("InquiryMend");
const More = later("More");
const NewPlan = later("NewPlan");
const Plans = later("Plans");
const Rescue = later("Rescue");
const Search = later("Search");
const Week = later("Week");

/** The field app: the state of the lock decides what can be seen at all. */
export function FieldApp() {
  const state = lockState.value;
  useEffect(() => void startField(), []);
  const isOpen = state === "open";
  useEffect(() => {
    if (!isOpen) lastSaved.value = null;
  }, [isOpen]);

  if (startFailure.value) return <LaunchFailure detail={errorWords(startFailure.value)} />;
  if (shownCode.value) return <CodeShown code={shownCode.value} />;
  if (state === "failed") return <LaunchFailure />;
  if (state === "none") return <SignIn />;
  if (state === "locked") return <Unlock />;
  if (state === "starting") {
    return (
      <div class="phone">
        <main class="page">
          <h1>{t("app.name")}</h1>
          <Waiting text={t("app.starting")} />
        </main>
      </div>
    );
  }
  return <Opened />;
}

/** The pages of an open phone. One that was closed in the middle of a visit opens in that visit. */
function Opened() {
  const { path, route } = useLocation();
  const [isReady, setReady] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: decided once, when the phone is opened.
  useEffect(() => {
    const arrive = (hasEnded: boolean) => {
      if (hasEnded || (runningVisit.value && path === "/")) route("/visit", true);
      setReady(true);
    };
    // An end that could not be taken stays on the cover, and is taken the next time.
    takeCoverEnd().then(arrive, () => arrive(false));
    loadSeldomSoon();
    void attachLeftPhotos().catch(() => undefined);
    // Another tab may stand locked, and be where *Avslutt* was pressed.
    const back = () => void (document.hidden || takeCoverEnd().catch(() => undefined));
    document.addEventListener("visibilitychange", back);
    return () => document.removeEventListener("visibilitychange", back);
  }, []);
  if (!isReady) return null;
  return (
    <>
      <Router>
        <Route path="/" component={Today} />
        <Route path="/start" component={Start} />
        <Route path="/afterwards" component={AfterwardsPlace} />
        <Route path="/afterwards/:id" component={AfterwardsRoute} />
        <Route path="/visit/:id?" component={VisitRoute} />
        <Route path="/entries" component={Entries} />
        <Route path="/entries/:id/edit" component={EntryEdit} />
        <Route path="/entries/:id" component={EntryShown} />
        <Route path="/pack" component={DayPack} />
        <Route path="/search" component={Search} />
        <Route path="/cases/:id" component={CasePage} />
        <Route path="/week" component={Week} />
        <Route path="/concern" component={Concern} />
        <Route path="/plans" component={Plans} />
        <Route path="/plans/new" component={NewPlan} />
        <Route path="/equipment" component={Equipment} />
        <Route path="/attention" component={Attention} />
        <Route path="/inquiry" component={Inquiry} />
        <Route path="/inquiry/:id" component={InquiryMend} />
        <Route path="/more" component={More} />
        <Route path="/rescue" component={Rescue} />
        <Route default component={Today} />
      </Router>
      <UndoBar />
    </>
  );
}
