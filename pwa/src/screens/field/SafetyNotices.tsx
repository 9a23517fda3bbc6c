import {
  endSafeVisit,
  noteContact,
  ownSafeVisits,
  putOff,
  unheardColleagues,
} from "../../actions/safeVisit.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { useNow } from "../../components/useNow.ts";
import { clockTime } from "../../domain/format.ts";
import { callLink } from "../../domain/links.ts";
import { t } from "../../locales/t.ts";
import { colleagues, nameOf } from "../../store/colleagues.ts";
import type { SafeVisit } from "../../store/rows.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** One's own safe visit that should be over, and colleagues who are not heard of. */
export function SafetyNotices() {
  const now = useNow(15_000);
  const overdue = ownSafeVisits().filter((one) => Date.parse(one.expected_end_at) <= now);
  return (
    <>
      {unheardColleagues().map((one) => (
        <Unheard key={one.id} one={one} />
      ))}
      {overdue.map((one) => (
        <AreYouFine key={one.id} one={one} />
      ))}
    </>
  );
}

function AreYouFine({ one }: { one: SafeVisit }) {
  const { save, failure } = useSaving();
  return (
    <Notice kind="warning" isLive>
      <p>
        <strong>{t("safe.fine")}</strong>{" "}
        {t("safe.expected", { time: clockTime(one.expected_end_at) })}
      </p>
      <FailureNotice failure={failure} />
      <Button class="wide" onClick={() => save(() => endSafeVisit(one.entry_id))}>
        {t("safe.done")}
      </Button>
      <Button class="wide" variant="secondary" onClick={() => save(() => putOff(one.id, 30))}>
        {t("safe.plus", { minutes: 30 })}
      </Button>
      <CallLink userId={one.watcher_id} />
    </Notice>
  );
}

function Unheard({ one }: { one: SafeVisit }) {
  const { save, failure } = useSaving();
  const name = nameOf(one.user_id) ?? t("safe.a_colleague");
  return (
    <Notice kind="danger" isLive>
      <p>
        <strong>{t("safe.unheard", { name })}</strong>
      </p>
      <CallLink userId={one.user_id} />
      <p>
        {t("safe.unheard_since", {
          started: clockTime(one.started_at),
          expected: clockTime(one.expected_end_at),
        })}{" "}
        {one.whereabouts}
      </p>
      <p>{t("safe.unheard_means")}</p>
      <FailureNotice failure={failure} />
      <Button class="wide" variant="secondary" onClick={() => save(() => noteContact(one.id))}>
        {t("safe.i_see_to_it")}
      </Button>
    </Notice>
  );
}

function CallLink({ userId }: { userId: string | null }) {
  const one = colleagues().find((each) => each.user_id === userId);
  if (!one?.phone) return null;
  return (
    <a class="ds-button wide" data-variant="primary" href={callLink(one.phone)}>
      {t("case.call_who", { name: one.name })}
    </a>
  );
}
