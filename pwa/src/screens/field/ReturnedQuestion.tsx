import { useLocation } from "preact-iso";
import { beginEdit } from "../../actions/entryEdit.ts";
import { Button } from "../../components/Button.tsx";
import { t } from "../../locales/t.ts";
import { taskLinesOf } from "../../store/lines.ts";
import { row } from "../../store/view.ts";
import { shortLabel } from "../../store/words.ts";
import { OfficeComment } from "./OfficeComment.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** Sent back by the office: what they say, what it says now, and the way to mend it. */
export function ReturnedQuestion({ entryId }: { entryId: string }) {
  const { route } = useLocation();
  const { save, failure } = useSaving();
  const entry = row("log_entry", entryId);

  const mend = () =>
    save(async () => {
      await beginEdit(entryId);
      route(`/entries/${entryId}/edit`);
    });

  return (
    <>
      <OfficeComment text={entry?.return_comment} />
      <dl class="facts">
        {taskLinesOf(entryId).map((line) => (
          <div key={line.id}>
            <dt>{shortLabel("task_type", line.task_type)}</dt>
            <dd>{t("time.minutes", { minutes: line.duration_minutes })}</dd>
          </div>
        ))}
      </dl>
      <FailureNotice failure={failure} />
      <Button class="wide" onClick={() => void mend()}>
        {t("attention.mend")}
      </Button>
    </>
  );
}
