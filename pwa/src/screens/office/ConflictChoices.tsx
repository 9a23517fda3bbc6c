import { useMemo, useState } from "preact/hooks";
import type { OfficeEntry } from "../../api/office.ts";
import { type Choice, decideConflicts, type OpenConflict, type Parked } from "../../api/parked.ts";
import { Button } from "../../components/Button.tsx";
import { newId } from "../../domain/ids.ts";
import { t } from "../../locales/t.ts";
import { fieldName } from "../shared/fieldWords.ts";
import { ConflictEdit } from "./ConflictEdit.tsx";
import { isAboutMinutes, questionsOf, wouldSum } from "./conflictQuestions.ts";
import { FieldTable } from "./FieldTable.tsx";
import { conflictRows } from "./parkedWords.ts";

/** @param isLast whether nothing is left to choose afterwards */
type Decide = (act: () => Promise<void>, isLast: boolean) => Promise<void>;

/** Two have written differently: one question for each thing, with minutes that must sum together. */
export function ConflictChoices(props: { one: Parked; entry: OfficeEntry | null; decide: Decide }) {
  const { one, entry } = props;
  const questions = questionsOf(one.conflicts);
  return (
    <>
      {questions.map((conflicts) => (
        <Question
          key={conflicts[0]?.id}
          conflicts={conflicts}
          entry={entry}
          writer={one.author.name}
          decide={(act) => props.decide(act, questions.length === 1)}
        />
      ))}
    </>
  );
}

function Question(props: {
  conflicts: OpenConflict[];
  entry: OfficeEntry | null;
  writer: string;
  decide(act: () => Promise<void>): Promise<void>;
}) {
  const { conflicts, entry, writer } = props;
  const [isEditing, setEditing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const seen = conflicts.map(({ id, version }) => `${id}/${version}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is seen anew needs other operations.
  const ids = useMemo(() => ({ keep: newId(), take: newId(), anew: newId() }), [seen]);
  const minutes = conflicts.some(isAboutMinutes) ? "duration_minutes" : undefined;
  const isDeleted = conflicts.some((conflict) => conflict.is_deleted);
  const what = fieldName(minutes ?? conflicts[0]?.values[0]?.name ?? "");
  const heading = `question-${conflicts[0]?.id}`;

  async function choose(
    opId: string,
    choice: Choice["choice"],
    sets: Map<string, Record<string, unknown>> = new Map(),
  ): Promise<void> {
    setBusy(true);
    const choices = conflicts.map(({ id, version: base_version }) => {
      const set = sets.get(id);
      return { id, base_version, choice, ...(set ? { set } : {}) };
    });
    await props.decide(() => decideConflicts({ op_id: opId, choices }));
    setBusy(false);
  }

  return (
    <section class="sheet stack" aria-labelledby={heading}>
      <h2 id={heading}>
        {isDeleted ? t("queue.deleted_question") : t("queue.conflict_question", { what })}
      </h2>
      <FieldTable rows={conflictRows(conflicts, entry)} writer={writer} />
      {isEditing ? (
        <ConflictEdit
          conflicts={conflicts}
          entry={entry}
          isBusy={isBusy}
          onSave={(sets) => void choose(ids.anew, "take", sets)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <div class="buttons">
          <Button
            variant="secondary"
            disabled={isBusy}
            onClick={() => void choose(ids.keep, "keep")}
          >
            {isDeleted ? t("attention.keep_deleted") : t("queue.keep")}
          </Button>
          {wouldSum(conflicts, entry) && (
            <Button
              variant="secondary"
              disabled={isBusy}
              onClick={() => void choose(ids.take, "take")}
            >
              {isDeleted ? t("queue.take_back") : t("queue.take", { name: writer })}
            </Button>
          )}
          {!isDeleted && (
            <Button variant="tertiary" disabled={isBusy} onClick={() => setEditing(true)}>
              {t("attention.anew")}
            </Button>
          )}
        </div>
      )}
      {conflicts.some(isAboutMinutes) && !wouldSum(conflicts, entry) && (
        <p class="subtle">{t("queue.would_not_sum")}</p>
      )}
    </section>
  );
}
