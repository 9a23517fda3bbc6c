import { Button } from "../../components/Button.tsx";
import { Fact } from "../../components/Fact.tsx";
import { Icon } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";
import { health } from "../../store/health.ts";
import { askForStorage, storageGrant } from "../../store/persistence.ts";
import { WholeLine } from "./WholeLine.tsx";

/** Whether the browser has promised to keep this app's storage, a way to ask again, and its health. */
export function Storage() {
  const grant = storageGrant.value;
  return (
    <section class="section" aria-labelledby="storage">
      <h2 id="storage">{t("storage.title")}</h2>
      <WholeLine />
      <p class="state" role="status" data-color={grant === "granted" ? "success" : "warning"}>
        <Icon name={grant === "granted" ? "check" : "info"} />
        {t(`storage.${grant}`)}
      </p>
      {grant !== "granted" && <p class="subtle">{t("storage.why")}</p>}
      {grant === "not_granted" && (
        <Button class="wide" variant="secondary" onClick={() => void askForStorage()}>
          {t("storage.ask")}
        </Button>
      )}
      {health.value.repairs > 0 && (
        <dl class="facts">
          <Fact name={t("storage.repairs")}>{health.value.repairs}</Fact>
          <Fact name={t("storage.mismatches")}>{health.value.mismatches}</Fact>
        </dl>
      )}
    </section>
  );
}
