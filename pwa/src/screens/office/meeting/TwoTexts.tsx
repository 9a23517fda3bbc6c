import { useState } from "preact/hooks";
import { type AgendaConflict, type AgendaItem, chooseText } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { Failure } from "../Failure.tsx";
import { watched } from "../session.ts";

const LABELS: Record<AgendaConflict["field"], string> = {
  notes: "meeting.notes",
  decision: "meeting.decision",
  owner_id: "meeting.owner",
  due_on: "meeting.due",
};

/** Two have written in one field at once: both stand here until somebody chooses. */
export function TwoTexts(props: {
  conflict: AgendaConflict;
  item: AgendaItem;
  meetingId: string;
  onChosen(): void;
}) {
  const { conflict, item } = props;
  const [failure, setFailure] = useState<unknown>(null);
  const { stands, offered } = bothTexts(conflict, item);
  const isText = conflict.field === "notes" || conflict.field === "decision";

  async function choose(choice: "keep" | "take", both?: string): Promise<void> {
    setFailure(null);
    try {
      const set = both === undefined ? undefined : { [conflict.field]: both };
      await watched(chooseText(props.meetingId, conflict, choice, set));
      props.onChosen();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <section class="notice two-texts" data-color="warning" role="alert">
      <div>
        <h4>
          {t("meeting.two_texts", {
            field: t(LABELS[conflict.field]),
            who: conflict.writer?.name ?? "",
          })}
        </h4>
        <dl>
          <dt>{t("meeting.stands")}</dt>
          <dd class="kept">{stands || t("meeting.empty")}</dd>
          <dt>{t("meeting.offered", { who: conflict.writer?.name ?? "" })}</dt>
          <dd class="kept">{offered || t("meeting.empty")}</dd>
        </dl>
        <Failure of={failure} />
        <div class="buttons">
          <Button variant="secondary" onClick={() => void choose("keep")}>
            {t("meeting.keep_first")}
          </Button>
          <Button variant="secondary" onClick={() => void choose("take")}>
            {t("meeting.take_second")}
          </Button>
          {isText && (
            <Button
              variant="secondary"
              onClick={() => void choose("take", `${stands}\n${offered}`.trim())}
            >
              {t("meeting.keep_both")}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

function bothTexts(conflict: AgendaConflict, item: AgendaItem) {
  if (conflict.field === "owner_id") {
    return { stands: item.owner?.name ?? "", offered: conflict.offered_person?.name ?? "" };
  }
  const [stands, offered] = [item[conflict.field] ?? "", conflict.offered ?? ""];
  if (conflict.field !== "due_on") return { stands, offered };
  return { stands: stands && shortDate(stands), offered: offered && shortDate(offered) };
}
