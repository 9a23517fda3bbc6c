import type { RunningVisit } from "../../actions/visit.ts";
import { toggleColleague } from "../../actions/visitDetails.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";
import { colleagues } from "../../store/colleagues.ts";

/** Who else was there: one entry, and each confirms it on their own phone. */
export function ColleaguesField(props: {
  visit: RunningVisit;
  save(act: () => unknown): Promise<void>;
}) {
  const { visit, save } = props;
  const chosen = visit.colleagues ?? [];
  const others = colleagues().filter((one) => one.is_caretaker || chosen.includes(one.user_id));
  if (others.length === 0) return null;
  return (
    <details open={chosen.length > 0}>
      <summary>{t("together.title")}</summary>
      <div class="stack">
        <p class="subtle">{t("together.why")}</p>
        <div class="pair">
          {others.map((one) => {
            const isThere = chosen.includes(one.user_id);
            return (
              <Button
                key={one.user_id}
                variant="secondary"
                class="wide"
                aria-pressed={isThere}
                onClick={() => void save(() => toggleColleague(one.user_id, visit.entryId))}
              >
                {isThere && <Icon name="check" />}
                {one.name}
              </Button>
            );
          })}
        </div>
      </div>
    </details>
  );
}
