import type { FollowUpPage } from "../../api/housing.ts";
import { Icon, type IconName } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";
import { wordLabel } from "./words.ts";

type FollowUp = FollowUpPage["follow_ups"][number];

const LOOKS: Record<NonNullable<FollowUp["result"]>, { color: string; icon: IconName }> = {
  stable: { color: "success", icon: "check" },
  not_stable: { color: "danger", icon: "warning" },
  not_reached: { color: "neutral", icon: "phone" },
};

/** How it went, or whether it is time to ask. */
export function FollowUpResult(props: {
  followUp: Pick<FollowUp, "due_on" | "result">;
  today: string;
}) {
  const { due_on, result } = props.followUp;
  if (result) {
    return (
      <span class="ds-tag" data-color={LOOKS[result].color}>
        <Icon name={LOOKS[result].icon} />
        {wordLabel("follow_up_result", result)}
      </span>
    );
  }
  const isDue = due_on <= props.today;
  return (
    <span class="ds-tag" data-color={isDue ? "warning" : "info"}>
      <Icon name="clock" />
      {t(isDue ? "follow_ups.is_due" : "follow_ups.coming_tag")}
    </span>
  );
}
