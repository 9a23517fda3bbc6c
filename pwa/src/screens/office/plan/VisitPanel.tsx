import { useId, useMemo, useRef, useState } from "preact/hooks";
import { type RecordChange, sendChanges } from "../../../api/changes.ts";
import { type Board, type BoardVisit, stopRepeat } from "../../../api/plans.ts";
import { Button } from "../../../components/Button.tsx";
import { newId } from "../../../domain/ids.ts";
import { t } from "../../../locales/t.ts";
import { Failure } from "../Failure.tsx";
import type { RecordField } from "../record/fields.ts";
import { People } from "../record/People.tsx";
import { RecordForm } from "../record/RecordForm.tsx";
import { watched } from "../session.ts";
import { sent, taken } from "./moves.ts";
import { visitName } from "./VisitCard.tsx";

const FIELDS: RecordField[] = [
  { name: "planned_on", kind: "date", isRequired: true },
  { name: "starts_at_local", kind: "clock" },
  { name: "duration_minutes", kind: "number" },
  { name: "note", kind: "long", longest: 500 },
];

/** One visit: when, who goes, and taking it away. */
export function VisitPanel(props: {
  visit: BoardVisit;
  board: Board;
  onDone(words: string): void;
  onCancel(): void;
}) {
  const { visit } = props;
  const [chosen, setChosen] = useState(() => visit.workers.map((one) => one.user_id));
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const taking = useRef({ one: newId(), rest: newId() });
  // Sent again it is the same to the letter: whoever is put on keeps the id that was made first.
  const others = useMemo(() => changedWorkers(visit, chosen), [visit, chosen]);
  const name = visitName(visit);
  const id = useId();

  async function takeAway(isRest: boolean): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      if (isRest) {
        const { count } = await watched(stopRepeat(visit.id, taking.current.rest));
        props.onDone(t("board.taken_rest", { count }));
        return;
      }
      const base = { base_version: visit.version, base: {}, set: {} };
      await watched(
        sendChanges(taking.current.one, [
          { entity: "planned_visit", id: visit.id, action: "delete", ...base },
        ]),
      );
      props.onDone(t("board.taken", { name }));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section class="visit-panel stack screen-only" aria-label={t("board.visit", { name })}>
      <div class="panel-head">
        <h2>{name}</h2>
        {visit.case_id && (
          <a class="alone" href={`/office/cases/${visit.case_id}`}>
            {t("board.to_case")}
          </a>
        )}
      </div>
      <RecordForm
        entity="planned_visit"
        label={t("board.visit", { name })}
        row={visit}
        fields={FIELDS}
        isFocused
        also={others}
        onSaved={() => props.onDone(t("board.saved", { name }))}
        onCancel={props.onCancel}
      >
        <People
          id={id}
          legend={t("board.who_goes")}
          people={props.board.people}
          chosen={chosen}
          error={visit.safety.includes("two_people") && chosen.length < 2 && t("board.needs_two")}
          onChoose={setChosen}
        />
      </RecordForm>
      <Failure of={failure} />
      <div class="buttons">
        <Button
          variant="secondary"
          color="danger"
          disabled={isBusy}
          onClick={() => void takeAway(false)}
        >
          {t("board.take_away")}
        </Button>
        {visit.repeat_id && (
          <Button
            variant="secondary"
            color="danger"
            disabled={isBusy}
            onClick={() => void takeAway(true)}
          >
            {t("board.take_rest")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Those who are to go and did not, and those who did and are not to. */
function changedWorkers(visit: BoardVisit, chosen: string[]): RecordChange[] {
  return [
    ...visit.workers.filter((one) => !chosen.includes(one.user_id)).map(taken),
    ...chosen
      .filter((id) => !visit.workers.some((one) => one.user_id === id))
      .map((id) => sent(visit.id, id)),
  ];
}
