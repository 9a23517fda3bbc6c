import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { TextField } from "../../components/TextField.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { unlock } from "../../lock/lock.ts";
import { CoverEnd, CoverVisit, useCoverVisit } from "./CoverVisit.tsx";
import { HandIn } from "./HandIn.tsx";

/** The lock cover: nothing about anybody, and one field for the code. Works without a network. */
export function Unlock() {
  const [code, setCode] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<unknown>(null);
  const form = useRef<HTMLFormElement>(null);
  const onCover = useCoverVisit();

  // *Avslutt* is gone when it has been pressed, and the focus with it.
  const endedAt = onCover.visit?.endedAt;
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew when the visit has ended.
  useEffect(() => form.current?.querySelector("input")?.focus(), [endedAt]);

  async function open(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    setWrong(undefined);
    setFailure(null);
    if (!code.trim()) {
      setWrong(t("unlock.missing"));
      return;
    }
    setBusy(true);
    try {
      await unlock(code);
    } catch (error) {
      if (error instanceof Error && error.name === "WrongCode") setWrong(t("unlock.wrong"));
      else setFailure(error);
      setBusy(false);
      form.current?.querySelector("input")?.select();
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
          {!onCover.visit && <p class="lead">{t("unlock.lead")}</p>}
          <CoverVisit of={onCover} />
        </header>
        <main class="page">
          <form ref={form} class="stack" onSubmit={(event) => void open(event)} noValidate>
            <TextField
              label={t("unlock.code")}
              hint={t("unlock.hint")}
              error={wrong}
              class="code-input"
              value={code}
              onText={setCode}
              name="code"
              autoComplete="off"
              isVerbatim
            />
            {failure !== null && (
              <Notice kind="danger" isLive>
                <p>{errorWords(failure)}</p>
              </Notice>
            )}
            <Button type="submit" class="main-button" aria-busy={isBusy} disabled={isBusy}>
              {isBusy ? t("unlock.busy") : t("unlock.open")}
            </Button>
          </form>
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
