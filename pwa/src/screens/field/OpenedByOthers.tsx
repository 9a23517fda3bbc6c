import { useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { clockTime, localDate, shortDate } from "../../domain/format.ts";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { type AccessNote, readOpenings } from "../../sync/openings.ts";

/** Who has opened one's own entries at the office. Needs a network, and is asked for. */
export function OpenedByOthers() {
  const [notes, setNotes] = useState<AccessNote[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  async function look(): Promise<void> {
    setFailure(null);
    try {
      setNotes(await readOpenings());
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <section class="section" aria-labelledby="openings-title">
      <h2 id="openings-title">{t("openings.title")}</h2>
      <div aria-live="polite">
        {failure !== null && <p>{errorWords(failure)}</p>}
        {notes?.length === 0 && <p>{t("openings.none")}</p>}
        {notes?.map((note) => (
          <p key={`${note.at}/${note.entry_code}`}>
            {t("openings.line", {
              name: note.by_name,
              entry: note.entry_code ?? t("openings.entry"),
              day: shortDate(note.done_on),
              when: `${shortDate(localDate(note.at))} ${clockTime(note.at)}`,
            })}
          </p>
        ))}
      </div>
      <Button class="wide" variant="secondary" onClick={() => void look()}>
        {t("openings.look")}
      </Button>
    </section>
  );
}
