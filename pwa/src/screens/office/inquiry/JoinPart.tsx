import { useId, useRef, useState } from "preact/hooks";
import { joinInquiry, matchInquiry, type OfficeInquiry } from "../../../api/inquiries.ts";
import { Button } from "../../../components/Button.tsx";
import { newId } from "../../../domain/ids.ts";
import { t } from "../../../locales/t.ts";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import type { Acting } from "./CriticalPart.tsx";
import { type Joined, Matches } from "./Matches.tsx";
import { useMatches } from "./useMatches.ts";

const POLL_MS = 60_000;

/** What an inquiry may belong to, until it has been joined; then the way to undo that. */
export function JoinPart(props: { one: OfficeInquiry; act: Acting }) {
  const { one } = props;
  const isJoined = one.has_case || one.joined_to !== null;
  return isJoined ? <Undo one={one} act={props.act} /> : <Suggested one={one} act={props.act} />;
}

function useJoining(one: OfficeInquiry, act: Acting) {
  const ids = useRef(new Map<string, string>());
  return (caseId: string | null, inquiryId: string | null) => {
    const key = `${one.version}/${caseId}/${inquiryId}`;
    const opId = ids.current.get(key) ?? newId();
    ids.current.set(key, opId);
    const joining = { op_id: opId, base_version: one.version };
    return act(() =>
      watched(joinInquiry(one.id, { ...joining, case_id: caseId, joined_to_id: inquiryId })),
    );
  };
}

function Suggested({ one, act }: { one: OfficeInquiry; act: Acting }) {
  const join = useJoining(one, act);
  const id = useId();
  const [typed, setTyped] = useState("");
  const { data } = usePoll(`matches/${one.id}`, () => watched(matchInquiry(one.id)), POLL_MS);
  const asked = useMatches({ about: typed.trim() || null });
  const found = asked ?? data;
  const cases = found?.cases ?? [];
  const closed = found?.closed ?? [];
  const inquiries = (found?.inquiries ?? []).filter((each) => each.id !== one.id);
  const count = cases.length + closed.length + inquiries.length;
  return (
    <section class="sheet stack screen-only" aria-labelledby="matches-title">
      <h2 id="matches-title">{t("inquiryDesk.matches")}</h2>
      <p class="subtle" role="status">
        {count > 0 ? t("inquiryDesk.matches_why") : t("inquiryDesk.matches_none")}
      </p>
      {count > 0 && (
        <Matches
          found={{ cases, closed, inquiries }}
          onJoin={({ caseId, inquiryId }: Joined) => void join(caseId, inquiryId)}
        />
      )}
      <div class="field">
        <label class="ds-label" for={id}>
          {t("inquiryDesk.find_case")}
        </label>
        <input
          id={id}
          class="ds-input"
          type="search"
          autoComplete="off"
          spellcheck={false}
          maxLength={100}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
    </section>
  );
}

function Undo({ one, act }: { one: OfficeInquiry; act: Acting }) {
  const join = useJoining(one, act);
  if (one.decision === "taken_in") return null;
  return (
    <p>
      <Button variant="tertiary" onClick={() => void join(null, null)}>
        {t("inquiryDesk.unjoin")}
      </Button>
    </p>
  );
}
