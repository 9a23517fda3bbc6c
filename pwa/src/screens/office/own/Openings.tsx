import { type AccessNote, readOpenings } from "../../../api/team.ts";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { whenWords } from "../whenWords.ts";

const POLL_MS = 60_000;

/** Who has opened one's own entries, and when. */
export function Openings() {
  const { data } = usePoll("openings", () => watched(readOpenings()), POLL_MS);
  if (!data) return null;
  return (
    <section class="sheet stack" aria-labelledby="openings">
      <h2 id="openings">{t("openings.title")}</h2>
      {data.length === 0 ? <p>{t("openings.none")}</p> : <List notes={data} />}
    </section>
  );
}

function List({ notes }: { notes: AccessNote[] }) {
  return (
    <ul class="openings">
      {notes.map((note) => (
        <li key={`${note.at}/${note.entry_code}`}>
          {t("openings.line", {
            name: note.by_name,
            entry: note.entry_code ?? t("openings.entry"),
            day: shortDate(note.done_on),
            when: whenWords(note.at),
          })}
        </li>
      ))}
    </ul>
  );
}
