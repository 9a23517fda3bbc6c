import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { TaskChip } from "../../components/TaskChip.tsx";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { rows } from "../../store/view.ts";
import { shortLabel, wordsOf } from "../../store/words.ts";
import { byUse, FIRST_CHIPS, shownChips } from "./chips.ts";

/** The tasks to tick: this person's most used first, the rest when asked for. */
export function TaskChips(props: {
  ticked: string[];
  /** What stands before all others. */
  first?: string[];
  onToggle(taskType: string): void;
  /** What stands beside *Flere*. */
  children?: ComponentChildren;
}) {
  const { ticked, onToggle, first = [] } = props;
  const [isAll, setAll] = useState(false);
  const words = useMemo(() => {
    const all = inOrder();
    const isFirst = ({ key }: { key: string }) => first.includes(key);
    return [...all.filter(isFirst), ...all.filter((word) => !isFirst(word))];
  }, [first]);
  return (
    <>
      <section class="section" aria-labelledby="tasks">
        <h2 id="tasks" class="ds-sr-only">
          {t("visit.tasks")}
        </h2>
        <div class="chips">
          {shownChips(words, ticked, isAll).map((word) => (
            <TaskChip
              key={word.key}
              label={shortLabel("task_type", word.key)}
              fullLabel={word.label}
              order={ticked.includes(word.key) ? ticked.indexOf(word.key) + 1 : null}
              onToggle={() => onToggle(word.key)}
            />
          ))}
        </div>
      </section>
      <div class="pair">
        {props.children}
        {words.length > FIRST_CHIPS && (
          <Button
            variant="secondary"
            color="neutral"
            class="wide"
            aria-expanded={isAll}
            onClick={() => setAll(!isAll)}
          >
            {isAll ? t("visit.fewer") : t("visit.more")}
          </Button>
        )}
      </div>
    </>
  );
}

type Words = ReturnType<typeof wordsOf>;
let ordered: { known: unknown; words: Words } | undefined;

/** Their order stays until a pull: counting thousands of lines would keep ▶ waiting each time. */
function inOrder(): Words {
  const known = rows("word");
  if (ordered?.known !== known) {
    ordered = { known, words: byUse(wordsOf("task_type"), usedTasks()) };
  }
  return ordered.words;
}

/** The task types of my earlier lines. */
function usedTasks(): string[] {
  const me = deviceUser.value?.id;
  const mine = new Set(rows("log_entry").flatMap((one) => (one.author_id === me ? [one.id] : [])));
  return rows("task_line").flatMap((line) => (mine.has(line.entry_id) ? [line.task_type] : []));
}
