import { useId } from "preact/hooks";
import { beginGoal, dropGoal, goalDraft, saveGoal, typeGoal } from "../../actions/housingGoal.ts";
import { Button } from "../../components/Button.tsx";
import { Section } from "../../components/Section.tsx";
import { t } from "../../locales/t.ts";
import type { Case } from "../../store/rows.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** What the resident wants with the home, in their own words. */
export function CaseGoal({ one }: { one: Case }) {
  const { save, failure, retry, settle } = useSaving();
  const id = useId();
  const draft = goalDraft(one.id);
  return (
    <Section id="goal" title={t("case.goal")}>
      <FailureNotice failure={failure} text={draft?.text} onRetry={retry} onClose={settle} />
      {draft ? (
        <>
          <label class="ds-label" for={id}>
            {t("case.goal_label")}
          </label>
          <textarea
            id={id}
            class="ds-input"
            rows={4}
            maxLength={2000}
            defaultValue={draft.text}
            onInput={(event) => {
              const text = event.currentTarget.value;
              void save(() => typeGoal(draft, text));
            }}
          />
          <div class="pair">
            <Button class="wide" onClick={() => save(() => saveGoal(one.id))}>
              {t("case.goal_save")}
            </Button>
            <Button class="wide" variant="tertiary" onClick={() => save(() => dropGoal(one.id))}>
              {t("case.goal_drop")}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p class={one.housing_goal ? "note" : "subtle"}>
            {one.housing_goal ?? t("case.goal_none")}
          </p>
          <Button class="wide" variant="secondary" onClick={() => save(() => beginGoal(one.id))}>
            {one.housing_goal ? t("case.goal_change") : t("case.goal_write")}
          </Button>
        </>
      )}
    </Section>
  );
}
