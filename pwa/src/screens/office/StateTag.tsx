import type { Housing } from "../../api/housing.ts";
import { Icon, type IconName } from "../../components/Icon.tsx";
import { wordLabel } from "./words.ts";

type State = Housing["measures"][number]["state"];

const LOOKS: Record<State, { color: string; icon: IconName }> = {
  considered: { color: "info", icon: "list" },
  applied: { color: "info", icon: "clock" },
  granted: { color: "success", icon: "check" },
  refused: { color: "danger", icon: "cross" },
  withdrawn: { color: "neutral", icon: "back" },
};

/** How far a measure has come, in a word with a sign. */
export function StateTag({ state }: { state: State }) {
  const { color, icon } = LOOKS[state];
  return (
    <span class="ds-tag" data-color={color}>
      <Icon name={icon} />
      {wordLabel("measure_state", state)}
    </span>
  );
}
