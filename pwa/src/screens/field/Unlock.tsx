import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { hasPasskey, unlockByPasskey } from "../../lock/lock.ts";
import { CoverEnd, CoverVisit, useCoverVisit } from "./CoverVisit.tsx";
import { HandIn } from "./HandIn.tsx";
import { UnlockByCode } from "./UnlockByCode.tsx";

/**
 * The lock cover: nothing about anybody, one touch where there is a passkey, and always the code.
 * Works without a network.
 */
export function Unlock() {
  const [isTyping, setTyping] = useState(!hasPasskey.value);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const main = useRef<HTMLElement>(null);
  const onCover = useCoverVisit();

  // *Avslutt* is gone when it has been pressed, and the focus with it.
  const endedAt = onCover.visit?.endedAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew when the visit has ended.
  useEffect(() => {
    if (!hasPasskey.value) main.current?.querySelector("input")?.focus();
  }, [endedAt]);

  async function touch(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      await unlockByPasskey();
    } catch (error) {
      setFailure(error);
      setTyping(true);
      setBusy(false);
    }
  }

  return (
    <div class="phone still">
      <div class="scroll">
        <header class="top welcome">
          <span class="cover push">
            <Icon name="lock" />
          </span>
          <PageHeading title={t("unlock.title")} />
          {!onCover.visit && (
            <p class="lead">{t(hasPasskey.value ? "passkey.open_how" : "unlock.lead")}</p>
          )}
          <CoverVisit of={onCover} />
        </header>
        <main class="page" ref={main}>
          {failure !== null && (
            <Notice kind="warning" isLive>
              <p>{errorWords(failure)}</p>
            </Notice>
          )}
          {hasPasskey.value ? (
            <>
              <Button
                class="main-button"
                aria-busy={isBusy}
                disabled={isBusy}
                onClick={() => void touch()}
              >
                {isBusy ? t("unlock.busy") : t("passkey.open")}
              </Button>
              <details open={isTyping} onToggle={(event) => setTyping(event.currentTarget.open)}>
                <summary>{t("passkey.use_code")}</summary>
                <UnlockByCode />
              </details>
            </>
          ) : (
            <UnlockByCode />
          )}
          <details>
            <summary>{t("unlock.forgotten")}</summary>
            <p>{t("unlock.forgotten_what")}</p>
            <HandIn text={t("unlock.begin_anew")} />
          </details>
        </main>
      </div>
      <CoverEnd of={onCover} />
    </div>
  );
}
