import { confirmPresence, unconfirmed } from "../../actions/entryActs.ts";
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

/** Visits that a colleague has logged for both: one tap each says that one was there. */
export function PresenceAsked() {
  const { save, failure } = useSaving();
  rows("participation");
  const asked = unconfirmed();
  if (asked.length === 0) return null;
  return (
    <Section id="together" title={t("together.asked")}>
      <FailureNotice failure={failure} />
      {asked.map((one) => (
        <article class="card" key={one.id}>
          <p>{words(one)}</p>
          <Button class="wide" onClick={() => void save(() => confirmPresence(one.id))}>
            {t("together.confirm")}
          </Button>
        </article>
      ))}
    </Section>
  );
}

function words(one: Participation): string {
  const entry = row("log_entry", one.entry_id);
  if (!entry) return "";
  return t("together.who", {
    name: nameOf(entry.author_id) ?? t("together.somebody"),
    place: entryPlace(entry).name,
    date: shortDate(entry.done_on),
    length: minuteWords(entry.duration_minutes),
  });
}
