import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { trustPasskey } from "../../lock/lock.ts";
import { makePasskey, type Passkey } from "../../lock/passkey.ts";

/**
 * Makes a passkey, and has it tried once before it is trusted. Each is a tap of its own, because
 * some browsers ask the phone's owner only right after a tap.
 * @param code known right after enrolment; otherwise it is asked for
 */
export function PasskeySetup(props: {
  code?: string;
  onDone(): void;
  children?: ComponentChildren;
}) {
  const [typed, setTyped] = useState(props.code ?? "");
  const [made, setMade] = useState<Passkey | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const name = failure instanceof Error ? failure.name : "";
  const wrong = { WrongCode: t("unlock.wrong"), CodeMissing: t("unlock.missing") }[name];

  async function go(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      if (!typed.trim()) throw new CodeMissing();
      if (made) {
        await trustPasskey(made, typed);
        props.onDone();
      } else setMade(await makePasskey(t("app.name")));
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  }

  return (
    <form class="stack" onSubmit={(event) => void go(event)} noValidate>
      <p role="status">{made ? t("passkey.try_what") : t("passkey.what")}</p>
      {props.code === undefined && (
        <TextField
          label={t("passkey.code")}
          hint={t("passkey.code_hint")}
          error={wrong}
          class="code-input"
          value={typed}
          onText={setTyped}
          name="code"
          autoComplete="off"
          isVerbatim
        />
      )}
      {failure !== null && !wrong && (
        <Notice kind="warning" isLive>
          <p>{errorWords(failure)}</p>
        </Notice>
      )}
      <Button type="submit" class="main-button" aria-busy={isBusy} disabled={isBusy}>
        {made ? t("passkey.try") : t("passkey.make")}
      </Button>
      {props.children}
      <p class="subtle">{t("passkey.account")}</p>
    </form>
  );
}

class CodeMissing extends Error {
  override name = "CodeMissing";
}
