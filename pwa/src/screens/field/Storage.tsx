import { useEffect, useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";

type Grant = "asking" | "granted" | "not_granted" | "unsupported";

/** Whether the browser has promised not to clear this app's storage, and a way to ask again. */
export function Storage() {
  const [grant, setGrant] = useState<Grant>("asking");

  useEffect(() => {
    if (!navigator.storage?.persisted) {
      setGrant("unsupported");
      return;
    }
    navigator.storage
      .persisted()
      .then((isGranted) => setGrant(isGranted ? "granted" : "not_granted"));
  }, []);

  async function ask(): Promise<void> {
    setGrant((await navigator.storage.persist()) ? "granted" : "not_granted");
  }

  return (
    <section class="section" aria-labelledby="storage">
      <h2 id="storage">{t("storage.title")}</h2>
      <p class="state" role="status" data-color={grant === "granted" ? "success" : "warning"}>
        <Icon name={grant === "granted" ? "check" : "info"} />
        {t(`storage.${grant}`)}
      </p>
      {grant !== "granted" && <p class="subtle">{t("storage.why")}</p>}
      {grant === "not_granted" && (
        <Button class="wide" variant="secondary" onClick={() => void ask()}>
          {t("storage.ask")}
        </Button>
      )}
    </section>
  );
}
