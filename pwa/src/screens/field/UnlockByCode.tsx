import { useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import { unlock } from "../../lock/lock.ts";

/** One field for the code. */
export function UnlockByCode() {
  const [code, setCode] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [failure, setFailure] = useState<unknown>(null);

  async function open(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
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
      form.querySelector("input")?.select();
    }
  }

  return (
    <form class="stack" onSubmit={(event) => void open(event)} noValidate>
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
  );
}
