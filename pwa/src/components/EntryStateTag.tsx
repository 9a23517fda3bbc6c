import { label } from "../store/words.ts";
import { Icon, type IconName } from "./Icon.tsx";

export type SyncState = "on_device" | "received" | "needs_attention";

const LOOKS: Record<SyncState, { icon: IconName; color: string }> = {
  on_device: { icon: "phone", color: "info" },
  received: { icon: "checkTwice", color: "success" },
  needs_attention: { icon: "warning", color: "warning" },
};

/** Where an entry is: icon, word and colour. */
export function EntryStateTag({ state }: { state: SyncState }) {
  const looks = LOOKS[state];
  return (
    <span class="ds-tag" data-color={looks.color} data-state={state}>
      <Icon name={looks.icon} />
      {label("sync_state", state)}
    </span>
  );
}
