import { useLocation } from "preact-iso";
import { beginEdit } from "../../actions/entryEdit.ts";
import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";
import { taskLinesOf } from "../../store/lines.ts";
import { row } from "../../store/view.ts";
import { shortLabel } from "../../store/words.ts";
import { OfficeComment } from "./OfficeComment.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** Sent back by the office: what they say, beside the line that it is about, and the way to mend it. */
export function ReturnedQuestion({ entryId }: { entryId: string }) {
  const { route } = useLocation();
  const { save, failure } = useSaving();
  const entry = row("log_entry", entryId);
  const lines = taskLinesOf(entryId);
  const isOnLine = lines.some((line) => line.id === entry?.return_line_id);

  const mend = () =>
    save(async () => {
      await beginEdit(entryId);
      route(`/entries/${entryId}/edit`);
    });

  return (
    <>
      {!isOnLine && <OfficeComment text={entry?.return_comment} />}
      {lines.map((line) => (
        <div key={line.id}>
          <dl class="facts">
            <div>
              <dt>{shortLabel("task_type", line.task_type)}</dt>
              <dd>{t("time.minutes", { minutes: line.duration_minutes })}</dd>
            </div>
          </dl>
          {entry?.return_line_id === line.id && <OfficeComment text={entry.return_comment} />}
        </div>
      ))}
      <FailureNotice failure={failure} />
      <Button class="wide" onClick={() => void mend()}>
        {t("attention.mend")}
      </Button>
    </>
  );
}
