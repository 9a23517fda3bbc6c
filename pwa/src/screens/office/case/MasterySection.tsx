import { useRef, useState } from "preact/hooks";
import { type RecordChange, sendChanges } from "../../../api/changes.ts";
import type { Housing } from "../../../api/housing.ts";
import { Button } from "../../../components/Button.tsx";
import { Icon, type IconName } from "../../../components/Icon.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { RecordForm } from "../record/RecordForm.tsx";
import { wordLabel } from "../words.ts";
import { HousingPart } from "./HousingPart.tsx";

type Mastery = Housing["mastery"][number];
type Moment = "start" | "end";

const MOMENTS: Moment[] = ["start", "end"];
const CHANGES: Record<NonNullable<Mastery["change"]>, { color: string; icon: IconName }> = {
  better: { color: "success", icon: "check" },
  unchanged: { color: "neutral", icon: "more" },
  worse: { color: "warning", icon: "warning" },
};

/** Mastery on four dimensions, set together with the resident at the start and at the end. */
export function MasterySection({ caseId }: { caseId: string }) {
  return (
    <HousingPart caseId={caseId}>
      {(sheet, reload) => <Levels caseId={caseId} sheet={sheet} reload={reload} />}
    </HousingPart>
  );
}

function Levels(props: { caseId: string; sheet: Housing; reload(): Promise<void> }) {
  const { caseId, sheet } = props;
  const [opened, setOpened] = useState<Moment | null>(null);
  const place = useRef<HTMLDivElement>(null);

  function close(moment: Moment): void {
    setOpened(null);
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>(`[data-opens="${moment}"]`)?.focus(),
    );
  }

  return (
    <div class="stack" ref={place}>
      <p class="subtle">{t("mastery.together")}</p>
      <div class="scroll plain">
        <table class="ds-table lines">
          <caption class="ds-sr-only">{t("mastery.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("record.mastery_level_dimension")}</th>
              {MOMENTS.map((moment) => (
                <th key={moment} scope="col">
                  {wordLabel("mastery_moment", moment)}
                </th>
              ))}
              <th scope="col">{t("mastery.change")}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.mastery.map((each) => (
              <tr key={each.dimension}>
                <th scope="row">{wordLabel("mastery_dimension", each.dimension)}</th>
                {MOMENTS.map((moment) => (
                  <td key={moment}>
                    <Level level={each[moment]} />
                  </td>
                ))}
                <td>
                  {each.change ? (
                    <span class="ds-tag" data-color={CHANGES[each.change].color}>
                      <Icon name={CHANGES[each.change].icon} />
                      {t(`mastery.${each.change}`)}
                    </span>
                  ) : (
                    <span class="subtle">{t("housing.not_set")}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {opened && (
        <LevelsForm
          key={opened}
          caseId={caseId}
          sheet={sheet}
          moment={opened}
          onClose={() => close(opened)}
          onSaved={() => {
            void props.reload();
            close(opened);
          }}
        />
      )}
      {sheet.may_write && !opened && (
        <div class="buttons screen-only">
          {MOMENTS.map((moment) => (
            <Button
              key={moment}
              variant="secondary"
              data-opens={moment}
              onClick={() => setOpened(moment)}
            >
              {t(`mastery.set_${moment}`)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function Level({ level }: { level: Mastery["start"] }) {
  if (level.level === null) return <span class="subtle">{t("housing.not_set")}</span>;
  return (
    <>
      {t("mastery.level", { level: level.level })}
      {level.set_on && <div class="detail">{shortDate(level.set_on)}</div>}
    </>
  );
}

/** The four levels of one moment, written in one operation. */
function LevelsForm(props: {
  caseId: string;
  sheet: Housing;
  moment: Moment;
  onClose(): void;
  onSaved(): void;
}) {
  const { caseId, sheet, moment } = props;
  const options = [1, 2, 3, 4].map((level) => ({
    id: String(level),
    name: t(`mastery.means_${level}`),
  }));
  const levels = sheet.mastery.map((each) => each[moment]);
  const set_on = levels.find((each) => each.set_on)?.set_on ?? sheet.today;
  return (
    <RecordForm
      entity="mastery_level"
      label={t(`mastery.set_${moment}`)}
      row={null}
      defaults={{
        ...Object.fromEntries(levels.map(({ dimension, level }) => [dimension, level])),
        set_on,
      }}
      fields={[
        ...levels.map(({ dimension }) => ({ name: dimension, kind: "choice" as const, options })),
        { name: "set_on", kind: "date", isRequired: true },
      ]}
      isFocused
      send={(opId, [form]) => {
        const told = form?.set ?? {};
        const changes = levels.flatMap((level) => changesOf(caseId, level, told));
        return changes.length
          ? sendChanges(opId, changes)
          : Promise.resolve({ outcome: "applied", versions: {}, conflicts: [] });
      }}
      onCancel={props.onClose}
      onSaved={props.onSaved}
    />
  );
}

/** What a form says of one level: made, changed, or left as it is. A level that was set is not unset. */
function changesOf(
  caseId: string,
  seen: Mastery["start"],
  told: Record<string, unknown>,
): RecordChange[] {
  const level = Number(told[seen.dimension]) || null;
  const { id, version, dimension, moment } = seen;
  if (level === null) return [];
  const now = { level, set_on: told.set_on };
  if (version === 0) {
    const set = { case_id: caseId, dimension, moment, ...now };
    return [{ entity: "mastery_level", id, action: "create", base_version: 0, base: {}, set }];
  }
  if (level === seen.level) return [];
  const base = { level: seen.level, set_on: seen.set_on };
  return [{ entity: "mastery_level", id, action: "patch", base_version: version, base, set: now }];
}
