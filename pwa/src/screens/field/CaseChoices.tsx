import { Button } from "../../components/Button.tsx";
import { localDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { rows } from "../../store/view.ts";
import { ownEntries } from "./day.ts";
import { nearestCases } from "./places.ts";
import { placeWords } from "./placeWords.ts";
import { todayRows } from "./todayRows.ts";

/** So many stand in sight; the others are one tap further away. */
const NEAREST = 4;

/**
 * The open cases on this phone, the day's own first.
 * @param chosen where one is held: it is pressed, and a further tap lets go of it
 */
export function CaseChoices(props: {
  legend: string;
  chosen?: string | null;
  onChoose(caseId: string | null): void;
}) {
  const { legend, chosen, onChoose } = props;
  const me = deviceUser.value?.id ?? "";
  const { planned } = todayRows(localDate(), me, null);
  const cases = nearestCases(rows("case"), planned, ownEntries(rows("log_entry"), me));
  const one = (id: string) => {
    const { name, address } = placeWords(id, null);
    const isChosen = chosen === id;
    return (
      <Button
        key={id}
        variant="secondary"
        aria-pressed={chosen === undefined ? undefined : isChosen}
        onClick={() => onChoose(isChosen ? null : id)}
      >
        <span>
          {name}
          {address && <small>{address}</small>}
        </span>
      </Button>
    );
  };
  if (cases.length === 0) return null;
  const [near, rest] = [cases.slice(0, NEAREST), cases.slice(NEAREST)];
  return (
    <fieldset class="filters offered">
      <legend class="ds-label">{legend}</legend>
      {near.map(one)}
      {rest.length > 0 && (
        <details class="wide" open={chosen ? rest.includes(chosen) : undefined}>
          <summary>{t("concern.more_cases", { count: rest.length })}</summary>
          <div class="filters offered">{rest.map(one)}</div>
        </details>
      )}
    </fieldset>
  );
}
