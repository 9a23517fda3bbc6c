import { Icon } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";
import { entryState } from "../../store/view.ts";
import { syncStatus } from "../../sync/status.ts";
import { lastSaved } from "./saved.ts";

/**
 * The way to what must be looked at, while there is anything.
 * @param isBesideSaved whether the line about what was just saved stands above, and may have said it
 */
export function AttentionLink({ isBesideSaved = false }: { isBesideSaved?: boolean }) {
  const count = syncStatus.value.needsAttention;
  const saved = lastSaved.value;
  const isSaid = isBesideSaved && saved !== null && entryState(saved) === "needs_attention";
  if (count === 0 || (isSaid && count === 1)) return null;
  return (
    <a class="notice to-attention" data-color="warning" href="/attention">
      <Icon name="warning" />
      <div>
        <strong>{t("sync.needs_attention", { count })}</strong>
        <p>{t("attention.go")}</p>
      </div>
    </a>
  );
}
