import {
  answerPresence,
  declinedByOthers,
  takeAwayColleague,
  unanswered,
} from "../../actions/entryActs.ts";
import { Button } from "../../components/Button.tsx";
import { Section } from "../../components/Section.tsx";
import { shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { nameOf } from "../../store/colleagues.ts";
import type { Participation } from "../../store/rows.ts";
import { row, rows } from "../../store/view.ts";
import { minuteWords } from "./minutes.ts";
import { entryPlace } from "./placeWords.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** Who was on a visit: what colleagues ask of oneself, and what they have answered. */
export function PresenceAsked() {
  return (
    <>
      <Asked />
      <Declined />
    </>
  );
}

/** Visits that a colleague has logged for both: one tap each says that one was there, or was not. */
function Asked() {
  const { save, failure } = useSaving();
  rows("participation");
  const asked = unanswered();
  if (asked.length === 0) return null;
  return (
    <Section id="together" title={t("together.asked")}>
      <FailureNotice failure={failure} />
      {asked.map((one) => (
        <article class="card" key={one.id}>
          <p>{words("together.who", one, row("log_entry", one.entry_id)?.author_id)}</p>
          <Button class="wide" onClick={() => void save(() => answerPresence(one.id, true))}>
            {t("together.confirm")}
          </Button>
          <Button
            class="wide"
            variant="secondary"
            onClick={() => void save(() => answerPresence(one.id, false))}
          >
            {t("together.decline")}
          </Button>
        </article>
      ))}
    </Section>
  );
}

/** Colleagues whom one has named, and who were not there: taken away, or asked once more. */
function Declined() {
  const { save, failure } = useSaving();
  rows("participation");
  const declined = declinedByOthers();
  if (declined.length === 0) return null;
  return (
    <Section id="declined" title={t("together.declined_title")}>
      <FailureNotice failure={failure} />
      {declined.map((one) => (
        <article class="card" key={one.id}>
          <p>{words("together.declined", one, one.user_id)}</p>
          <Button class="wide" onClick={() => void save(() => takeAwayColleague(one.id, false))}>
            {t("together.take_away", { name: nameOf(one.user_id) ?? t("together.somebody") })}
          </Button>
          <Button
            class="wide"
            variant="secondary"
            onClick={() => void save(() => takeAwayColleague(one.id, true))}
          >
            {t("together.ask_anew")}
          </Button>
        </article>
      ))}
    </Section>
  );
}

function words(key: string, one: Participation, who: string | undefined): string {
  const entry = row("log_entry", one.entry_id);
  if (!entry) return "";
  return t(key, {
    name: nameOf(who ?? null) ?? t("together.somebody"),
    place: entryPlace(entry).name,
    date: shortDate(entry.done_on),
    length: minuteWords(entry.duration_minutes),
  });
}
