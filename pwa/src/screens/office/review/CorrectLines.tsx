import { useId } from "preact/hooks";
import { Button } from "../../../components/Button.tsx";
import { t } from "../../../locales/t.ts";
import { wordLabel, wordsIn } from "../words.ts";
import { type EditedLine, minutesOf } from "./correction.ts";

const NUMBERS = ["duration_minutes", "sacks", "kg", "trips"] as const;
const MOST_LINES = 15;

/** The task lines of an entry, as they are put right; the entry lasts as long as they sum to. */
export function CorrectLines(props: {
  lines: EditedLine[];
  before: number;
  onLines(lines: EditedLine[]): void;
}) {
  const { lines } = props;
  const id = useId();
  const put = (at: number, change: Partial<EditedLine>) =>
    props.onLines(lines.map((line, n) => (n === at ? { ...line, ...change } : line)));

  return (
    <fieldset class="field correct-lines">
      <legend class="ds-label">{t("correct.lines")}</legend>
      {lines.map((line, at) => (
        <div class="correct-line" key={at}>
          <div class="field">
            <label class="ds-label" for={`${id}-${at}-task`}>
              {t("correct.task", { number: at + 1 })}
            </label>
            <select
              id={`${id}-${at}-task`}
              class="ds-input"
              value={line.task_type}
              onChange={(event) =>
                put(at, { task_type: event.currentTarget.value as EditedLine["task_type"] })
              }
            >
              {tasks(line.task_type).map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          {NUMBERS.map((name) => (
            <div class="field" key={name}>
              <label class="ds-label" for={`${id}-${at}-${name}`}>
                {t(`correct.line_${name}`)}
              </label>
              <input
                id={`${id}-${at}-${name}`}
                class="ds-input"
                type="number"
                inputMode="numeric"
                min={0}
                value={line[name]}
                onInput={(event) => put(at, { [name]: event.currentTarget.valueAsNumber || 0 })}
              />
            </div>
          ))}
          {lines.length > 1 && (
            <Button
              variant="tertiary"
              color="danger"
              aria-label={t("correct.take_line", { number: at + 1 })}
              onClick={() => props.onLines(lines.filter((_, n) => n !== at))}
            >
              {t("correct.take")}
            </Button>
          )}
        </div>
      ))}
      {lines.length < MOST_LINES && (
        <Button variant="secondary" onClick={() => props.onLines([...lines, blank()])}>
          {t("correct.add_line")}
        </Button>
      )}
      <p aria-live="polite">
        {t("correct.sum", { minutes: minutesOf(lines), before: props.before })}
      </p>
    </fieldset>
  );
}

function tasks(chosen: string): { key: string; label: string }[] {
  const offered = wordsIn("task_type").map(({ key, label }) => ({ key, label }));
  const isOffered = offered.some(({ key }) => key === chosen);
  return isOffered ? offered : [...offered, { key: chosen, label: wordLabel("task_type", chosen) }];
}

function blank(): EditedLine {
  const task_type = (wordsIn("task_type")[0]?.key ?? "") as EditedLine["task_type"];
  return { task_type, duration_minutes: 0, sacks: 0, kg: 0, trips: 0, is_hazardous: false };
}
