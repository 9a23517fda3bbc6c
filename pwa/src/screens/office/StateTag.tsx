import type { Housing } from "../../api/housing.ts";
import { Icon, type IconName } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";
import { wordLabel } from "./words.ts";

type State = Housing["measures"][number]["state"];

const LOOKS: Record<State, { color: string; icon: IconName }> = {
  considered: { color: "info", icon: "list" },
  applied: { color: "info", icon: "clock" },
  granted: { color: "success", icon: "check" },
  refused: { color: "danger", icon: "cross" },
  withdrawn: { color: "neutral", icon: "back" },
};

/** What an answer is called: a measure that is still only considered has been answered *not now*. */
export function answerWords(state: State): string {
  return state === "considered" ? t("questions.not_now") : wordLabel("measure_state", state);
}

/** How far a measure has come, or what was answered, in a word with a sign. */
export function StateTag({ state, isAnswer }: { state: State; isAnswer?: boolean }) {
  const { color, icon } = LOOKS[state];
  return (
    <span class="ds-tag" data-color={color}>
      <Icon name={icon} />
      {isAnswer ? answerWords(state) : wordLabel("measure_state", state)}
    </span>
  );
}
