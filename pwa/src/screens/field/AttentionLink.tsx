import { Icon } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";
import { syncStatus } from "../../sync/status.ts";

/** The way to what must be looked at, while there is anything. */
export function AttentionLink() {
  const count = syncStatus.value.needsAttention;
  if (count === 0) return null;
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
