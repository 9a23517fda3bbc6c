import { useId, useState } from "preact/hooks";
import { addToMinutes, type WeeklyMeeting } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { clockTime, localDate, shortDate } from "../../../domain/format.ts";
import { newId } from "../../../domain/ids.ts";
import { errorWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";
import { watched } from "../session.ts";
import { pointName } from "./PointHead.tsx";

/** What was added after the minutes were locked, with name and time; and one more. */
export function Additions(props: { meeting: WeeklyMeeting; onChanged(): void }) {
  const { meeting } = props;
  const id = useId();
  const [opId, setOpId] = useState(newId);
  const [text, setText] = useState("");
  const [itemId, setItemId] = useState("");
  const [failure, setFailure] = useState<unknown>(null);
  const points = meeting.items.filter((item) => !item.is_hidden);
  const names = new Map(points.map((item) => [item.id, pointName(item)]));

  async function add(event: Event): Promise<void> {
    event.preventDefault();
    if (!text.trim()) return;
    setFailure(null);
    try {
      await watched(addToMinutes(meeting.id ?? "", opId, text.trim(), itemId || null));
      setText("");
      setOpId(newId());
      props.onChanged();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <section class="sheet stack" aria-labelledby="additions">
      <h2 id="additions">{t("meeting.additions")}</h2>
      {meeting.additions.length === 0 && <p class="subtle">{t("meeting.no_additions")}</p>}
      <ul class="found">
        {meeting.additions.map((one) => (
          <li key={one.id}>
            <span class="detail">
              {t("meeting.added_by", {
                who: one.author?.name ?? "",
                date: shortDate(localDate(one.added_at)),
                time: clockTime(one.added_at),
              })}
              {one.item_id && ` · ${names.get(one.item_id) ?? ""}`}
            </span>
            <span class="kept">{one.text}</span>
          </li>
        ))}
      </ul>
      <form class="stack screen-only" onSubmit={(event) => void add(event)}>
        <div class="field">
          <label class="ds-label" for={`${id}-item`}>
            {t("meeting.addition_about")}
          </label>
          <select
            id={`${id}-item`}
            class="ds-input"
            value={itemId}
            onChange={(event) => setItemId(event.currentTarget.value)}
          >
            <option value="">{t("meeting.addition_whole")}</option>
            {points.map((item) => (
              <option key={item.id} value={item.id}>
                {pointName(item)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label class="ds-label" for={`${id}-text`}>
            {t("meeting.addition")}
          </label>
          <textarea
            id={`${id}-text`}
            class="ds-input"
            rows={3}
            maxLength={2000}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <div aria-live="assertive">
          {failure !== null && <p class="ds-validation-message">{errorWords(failure)}</p>}
        </div>
        <Button type="submit" variant="secondary">
          {t("meeting.add")}
        </Button>
      </form>
    </section>
  );
}
