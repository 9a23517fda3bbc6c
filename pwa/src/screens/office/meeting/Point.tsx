import { useState } from "preact/hooks";
import {
  type AgendaItem,
  handlePoint,
  type WeeklyMeeting,
  writeInPoint,
} from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { t } from "../../../locales/t.ts";
import { Failure } from "../Failure.tsx";
import { watched } from "../session.ts";
import { LiveChoice, LiveText } from "./LiveText.tsx";
import { PointHead, pointName } from "./PointHead.tsx";
import { PointTasks } from "./PointTasks.tsx";
import { PointTexts, TaskLines } from "./PointTexts.tsx";
import { PointVisit } from "./PointVisit.tsx";
import { TwoTexts } from "./TwoTexts.tsx";
import { type LiveField, useLiveField } from "./useLiveField.ts";

type Written = "notes" | "decision" | "owner_id" | "due_on";

/** One point of the meeting: why it stands there, and what is said and decided, live. */
export function Point(props: { item: AgendaItem; meeting: WeeklyMeeting; onChanged(): void }) {
  const { item, meeting } = props;
  const isOpen = meeting.state === "open" && !item.is_hidden;
  return (
    <article
      class="sheet point"
      aria-label={pointName(item)}
      data-handled={item.handled_at !== null}
    >
      <PointHead item={item} isLinked />
      {isOpen ? <Writing {...props} /> : !item.is_hidden && <PointTexts item={item} />}
    </article>
  );
}

function Writing(props: Parameters<typeof Point>[0]) {
  const { item, meeting, onChanged } = props;
  const [failure, setFailure] = useState<unknown>(null);
  const notes = usePointField("notes", props);
  const decision = usePointField("decision", props);
  const owner = usePointField("owner_id", props);
  const due = usePointField("due_on", props);

  async function handle(): Promise<void> {
    setFailure(null);
    try {
      await watched(handlePoint(meeting.id ?? "", item.id, item.handled_at === null));
      onChanged();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <div class="writing">
      <LiveText label={t("meeting.notes")} field={notes} kind="text" longest={4000} />
      <LiveText label={t("meeting.decision")} field={decision} kind="text" longest={2000} />
      <div class="pair">
        <LiveChoice
          label={t("meeting.owner")}
          field={owner}
          none={t("meeting.nobody")}
          choices={meeting.people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <LiveText label={t("meeting.due")} field={due} kind="date" />
      </div>
      {item.conflicts.map((conflict) => (
        <TwoTexts
          key={conflict.id}
          conflict={conflict}
          item={item}
          meetingId={meeting.id ?? ""}
          onChosen={onChanged}
        />
      ))}
      {item.tasks.length > 0 && <TaskLines item={item} />}
      <Failure of={failure} />
      <div class="acts">
        <Button variant={item.handled_at ? "tertiary" : "secondary"} onClick={() => void handle()}>
          {item.handled_at ? t("meeting.unhandle") : t("meeting.handle")}
          <span class="ds-sr-only"> {pointName(item)}</span>
        </Button>
        <PointTasks item={item} meeting={meeting} onChanged={onChanged} />
        {item.case && <PointVisit item={item} meeting={meeting} onChanged={onChanged} />}
      </div>
    </div>
  );
}

/** The live field of one text of the point. */
function usePointField(
  name: Written,
  { item, meeting, onChanged }: Parameters<typeof Point>[0],
): LiveField {
  const stored = (name === "owner_id" ? item.owner?.id : item[name]) ?? "";
  return useLiveField(stored, item.version, async ({ opId, version, base, value }) => {
    const written = await watched(
      writeInPoint(meeting.id ?? "", item.id, {
        opId,
        version,
        base: { [name]: base || null },
        set: { [name]: value || null },
      }),
    );
    onChanged();
    return written;
  });
}
