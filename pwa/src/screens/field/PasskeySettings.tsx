import { useEffect, useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";
import { dropPasskey, hasPasskey } from "../../lock/lock.ts";
import { canUsePasskey } from "../../lock/passkey.ts";
import { PasskeySetup } from "./PasskeySetup.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** Whether this phone can be opened by a passkey; unknown, and so no, until it has said so. */
export function useCanPasskey(): boolean {
  const [can, setCan] = useState(false);
  useEffect(() => void canUsePasskey().then(setCan), []);
  return can;
}

/** Opening with one touch: on or off. Not there on a phone that cannot. */
export function PasskeySettings() {
  const can = useCanPasskey();
  const { save, failure } = useSaving();
  if (!hasPasskey.value) {
    return can ? (
      <details>
        <summary>{t("passkey.title")}</summary>
        <PasskeySetup onDone={() => undefined} />
      </details>
    ) : null;
  }
  return (
    <>
      <p class="state" role="status" data-color="success">
        <Icon name="check" />
        {t("passkey.on")}
      </p>
      <FailureNotice failure={failure} />
      <Button class="wide" variant="secondary" onClick={() => void save(dropPasskey)}>
        {t("passkey.off")}
      </Button>
    </>
  );
}
