import { useState } from "preact/hooks";
import { changeEviction, type Housing } from "../../../api/housing.ts";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { changeOf, type RecordField, read, type Typed, typedFrom } from "../record/fields.ts";
import { RecordForm } from "../record/RecordForm.tsx";
import { reckoningWords } from "./homeWords.ts";
import { useForetold } from "./useForetold.ts";

type Track = Housing["eviction"];

/** The track is changed as one; the deadline that will be written stands by its field before it is. */
export function EvictionForm(props: {
  caseId: string;
  track: Track;
  onCancel(): void;
  onSaved(): void;
}) {
  const { caseId } = props;
  // As it stood when the form was opened.
  const [track] = useState(props.track);
  const plain = fieldsFor(track);
  const [typed, setTyped] = useState<Typed>(() => typedFrom(plain, track));
  const seen = seenOf(track);
  const set = changeOf("case", track.id, track, {}, read(plain, typed).values)?.set ?? {};
  const foretold = useForetold(caseId, { seen, set });
  const told = { ...seen, ...set };
  const fields = plain.map((field) =>
    field.name === "eviction_deadline_on" ? { ...field, outcome: outcome() } : field,
  );

  function outcome(): string {
    if (!foretold?.eviction_deadline_on) return "";
    const becomes = t("eviction.becomes", { on: shortDate(foretold.eviction_deadline_on) });
    const why = reckoningWords(foretold, told.eviction_stage, told.eviction_letter_on);
    return `${becomes} ${why}`;
  }

  return (
    <RecordForm
      entity="case"
      label={t("eviction.change")}
      row={track}
      fields={fields}
      isFocused
      onTyped={setTyped}
      send={(op_id, [change]) =>
        changeEviction(caseId, {
          op_id,
          base_version: track.version,
          seen,
          set: change?.set ?? {},
        })
      }
      onCancel={props.onCancel}
      onSaved={props.onSaved}
    />
  );
}

function seenOf(track: Track) {
  return {
    eviction_stage: track.eviction_stage,
    eviction_letter_on: track.eviction_letter_on,
    eviction_deadline_on: track.eviction_deadline_on,
    eviction_outcome: track.eviction_outcome,
    eviction_decided_on: track.eviction_decided_on,
  };
}

function fieldsFor({ periods }: Track): RecordField[] {
  return [
    { name: "eviction_stage", kind: "word", list: "eviction_stage", isRequired: true },
    { name: "eviction_letter_on", kind: "date" },
    {
      name: "eviction_deadline_on",
      kind: "date",
      hint: t("eviction.deadline_hint", {
        notice: periods.landlord_notice ?? 0,
        objection: periods.objection_period ?? 0,
      }),
    },
    {
      name: "eviction_outcome",
      kind: "word",
      list: "eviction_outcome",
      hint: t("eviction.outcome_hint"),
    },
    { name: "eviction_decided_on", kind: "date" },
  ];
}
