import { useId, useState } from "preact/hooks";
import { addPoint, type WeeklyMeeting } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { newId } from "../../../domain/ids.ts";
import { errorWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";
import { watched } from "../session.ts";

/** Takes up something that did not stand on the agenda by itself. */
export function NewPoint(props: { part: string; meeting: WeeklyMeeting; onChanged(): void }) {
  const id = useId();
  const [opId, setOpId] = useState(newId);
  const [title, setTitle] = useState("");
  const [failure, setFailure] = useState<unknown>(null);

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    if (!title.trim()) return;
    setFailure(null);
    try {
      await watched(addPoint(props.meeting.id ?? "", opId, props.part, title.trim()));
      setTitle("");
      setOpId(newId());
      props.onChanged();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <form class="new-point screen-only" onSubmit={(event) => void add(event)}>
      <div class="field">
        <label class="ds-label" for={id}>
          {t(`meeting.new_point_${props.part}`)}
        </label>
        <input
          id={id}
          class="ds-input"
          maxLength={200}
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" variant="secondary">
        {t("meeting.add_point")}
      </Button>
      <div aria-live="assertive">
        {failure !== null && <p class="ds-validation-message">{errorWords(failure)}</p>}
      </div>
    </form>
  );
}
