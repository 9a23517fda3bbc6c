import { useRef, useState } from "preact/hooks";
import { useRoute } from "preact-iso";
import { isNotFound } from "../../../api/errors.ts";
import { markInquiry, readInquiry, type WholeInquiry } from "../../../api/inquiries.ts";
import { Button } from "../../../components/Button.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { newId } from "../../../domain/ids.ts";
import { t } from "../../../locales/t.ts";
import { Failure } from "../Failure.tsx";
import { inquiryName } from "../inquiryName.ts";
import { PolledState } from "../PolledState.tsx";
import { watched } from "../session.ts";
import { useKey } from "../useKey.ts";
import { usePoll } from "../usePoll.ts";
import { whenWords } from "../whenWords.ts";
import { wordLabel, wordShort } from "../words.ts";
import { CriticalPart, NotePart } from "./CriticalPart.tsx";
import { DecideForm } from "./DecideForm.tsx";
import { FollowUpForm } from "./FollowUpForm.tsx";
import { InquiryFacts } from "./InquiryFacts.tsx";
import { InquiryHistory } from "./InquiryHistory.tsx";
import { JoinPart } from "./JoinPart.tsx";
import { MendPart } from "./MendPart.tsx";

const POLL_MS = 15_000;
const UNDECIDED = ["new", "awaiting_information"];

/** One inquiry: what was told, what it may belong to, and what is decided about it. */
export function InquiryPage() {
  const { id = "" } = useRoute().params;
  const asked = usePoll(id, () => watched(readInquiry(id)), POLL_MS);
  const { data, error, reload } = asked;
  const [newest, setNewest] = useState<WholeInquiry | null>(null);
  const held = newest && newest.inquiry.id === id ? newest : null;
  const whole = held && (!data || held.inquiry.version >= data.inquiry.version) ? held : data;
  const isGone = isNotFound(error);
  return (
    <main id="main">
      <p>
        <a class="alone" href="/office/inquiries">
          {t("inquiryDesk.back")}
        </a>
      </p>
      {!whole && (
        <PageHeading title={t(error === null ? "inquiry.title" : "inquiryDesk.not_shown")} />
      )}
      <PolledState of={asked} loading={t("inquiries.loading")} gone={t("inquiryDesk.gone")} />
      {whole && !isGone && <Whole key={id} whole={whole} reload={reload} onChanged={setNewest} />}
    </main>
  );
}

function Whole(props: { whole: WholeInquiry; reload(): void; onChanged(now: WholeInquiry): void }) {
  const { inquiry: one, joined, history } = props.whole;
  const [failure, setFailure] = useState<unknown>(null);
  const [isDeciding, setDeciding] = useState(false);
  const [isDone, setDone] = useState(false);
  const contactId = useRef(newId());
  const isUndecided = UNDECIDED.includes(one.decision);
  const isChased = one.follow_up_on !== null && one.followed_up_on === null;

  function show(now: WholeInquiry): void {
    setFailure(null);
    setDeciding(false);
    props.onChanged(now);
  }

  async function act(doing: () => Promise<WholeInquiry>): Promise<boolean> {
    try {
      show(await doing());
      return true;
    } catch (error) {
      setFailure(error);
      props.reload();
      return false;
    }
  }

  function noteContact(): void {
    if (!one.first_contact_at)
      void act(() => watched(markInquiry(one.id, "contact", contactId.current)));
  }

  useKey("f", noteContact);

  return (
    <div class="stack">
      <div class="heading">
        <div>
          <PageHeading title={inquiryName(one)} />
          <p class="subtle">
            {[one.code, wordLabel("inquiry_source", one.source), whenWords(one.received_at)]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        {one.urgency !== "normal" && (
          <span class="ds-tag" data-color={one.urgency === "critical" ? "danger" : "warning"}>
            <Icon name="warning" />
            {wordShort("urgency", one.urgency)}
          </span>
        )}
        {!one.first_contact_at && (
          <Button variant="secondary" onClick={noteContact} aria-keyshortcuts="f">
            {t("inquiryDesk.note_contact")}
          </Button>
        )}
      </div>
      <div role="status">
        {isDone && (
          <Notice kind="success">
            <p>
              {t("inquiryDesk.decided", { decision: wordLabel("inquiry_decision", one.decision) })}
            </p>
          </Notice>
        )}
      </div>
      <Failure of={failure} />
      <div class="inquiry-columns">
        <div class="stack">
          {one.urgency === "critical" && isUndecided && <CriticalPart one={one} act={act} />}
          <InquiryFacts one={one} />
          <MendPart key={`mend/${one.version}`} one={one} onMended={props.reload} />
          {isUndecided && <JoinPart key={`join/${one.version}`} one={one} act={act} />}
          {joined.length > 0 && <JoinedOnes joined={joined} />}
          {isChased && <FollowUpForm key={one.follow_up_on} one={one} onDone={show} />}
          {isUndecided || isDeciding ? (
            <DecideForm
              one={one}
              isAgain={!isUndecided}
              onDecided={(now) => {
                setDone(true);
                show(now);
              }}
              onCancel={isUndecided ? undefined : () => setDeciding(false)}
            />
          ) : (
            <p>
              <Button variant="secondary" onClick={() => setDeciding(true)}>
                {t("inquiryDesk.change_decision")}
              </Button>
            </p>
          )}
        </div>
        <div class="stack">
          <NotePart one={one} onNoted={show} />
          <InquiryHistory history={history} />
        </div>
      </div>
    </div>
  );
}

function JoinedOnes({ joined }: { joined: WholeInquiry["joined"] }) {
  return (
    <section class="sheet stack" aria-labelledby="joined-title">
      <h2 id="joined-title">{t("inquiryDesk.joined")}</h2>
      <ul class="found">
        {joined.map((one) => (
          <li key={one.id}>
            <a href={`/office/inquiries/${one.id}`}>
              {wordLabel("inquiry_source", one.source)}, {whenWords(one.received_at)}
            </a>
            {one.text && <span>{one.text}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
