import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { t } from "../../locales/t.ts";
import { wholeness } from "../../worker/whole.ts";

/** Whether every screen can be opened without a network. */
export function WholeLine() {
  const state = wholeness.value;
  if (state === "unknown" || state === "bringing") return <Waiting text={t("whole.bringing")} />;
  if (state === "lacking") return <LackingNotice />;
  return (
    <p class="state" role="status" data-color="success" id="whole">
      <Icon name="check" />
      {t("whole.is")}
    </p>
  );
}

/** Says so, and what helps, when some screens are not on this phone yet. Nothing otherwise. */
export function LackingNotice() {
  if (wholeness.value !== "lacking") return null;
  return (
    <Notice kind="warning" isLive>
      <p>{t("whole.lacking")}</p>
    </Notice>
  );
}
