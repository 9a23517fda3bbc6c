import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { t } from "../../locales/t.ts";
import { takeUpdate, updateReady } from "../../worker/update.ts";

/** Offers a new version when nothing is half done. It is never forced. */
export function UpdateOffer({ isBusy }: { isBusy: boolean }) {
  if (!updateReady.value || isBusy) return null;
  return (
    <Notice kind="info" isLive>
      <p>{t("update.ready")}</p>
      <p>
        <Button variant="secondary" onClick={takeUpdate}>
          {t("update.take")}
        </Button>
      </p>
    </Notice>
  );
}
