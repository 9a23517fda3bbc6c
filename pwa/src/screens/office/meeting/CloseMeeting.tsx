import { useMemo, useState } from "preact/hooks";
import { closeMeeting, type WeeklyMeeting } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { newId } from "../../../domain/ids.ts";
import { t } from "../../../locales/t.ts";
import { Failure } from "../Failure.tsx";
import { watched } from "../session.ts";

/** Closes the meeting: the minutes lock, so it is asked once more. */
export function CloseMeeting(props: { meeting: WeeklyMeeting; onClosed(): void }) {
  const { meeting } = props;
  const opId = useMemo(() => newId(), []);
  const [isAsked, setAsked] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const left = meeting.items.filter(({ handled_at }) => handled_at === null).length;

  async function close(): Promise<void> {
    setFailure(null);
    try {
      await watched(closeMeeting(meeting.id ?? "", opId));
      props.onClosed();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <section class="sheet stack screen-only" aria-label={t("meeting.close")}>
      <Failure of={failure} />
      {isAsked ? (
        <>
          <p role="status">{t("meeting.close_sure", { left })}</p>
          <div class="buttons">
            <Button onClick={() => void close()}>{t("meeting.close_and_lock")}</Button>
            <Button variant="tertiary" onClick={() => setAsked(false)}>
              {t("queue.cancel")}
            </Button>
          </div>
        </>
      ) : (
        <p>
          <Button variant="secondary" onClick={() => setAsked(true)}>
            {t("meeting.close")}
          </Button>
        </p>
      )}
    </section>
  );
}
