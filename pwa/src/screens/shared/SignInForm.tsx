import { useRef, useState } from "preact/hooks";
import { type Session, type Surface, signIn } from "../../api/session.ts";
import { AboutLink } from "../../components/AboutLink.tsx";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { TextField } from "../../components/TextField.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";

interface Props {
  surface: Surface;
  /** Filled in when it is already known who must sign in. */
  username?: string;
  onSignedIn(session: Session): void | Promise<void>;
}

/** User name and password. Empty fields are named one by one; a refusal is said in words. */
export function SignInForm({ surface, username: known, onSignedIn }: Props) {
  const [username, setUsername] = useState(known ?? "");
  const [password, setPassword] = useState("");
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setTried(true);
    setFailure(null);
    if (!username.trim() || !password) {
      const inputs = form.current?.querySelectorAll("input") ?? [];
      [...inputs].find((input) => !input.value.trim())?.focus();
      return;
    }
    setBusy(true);
    try {
      await onSignedIn(await signIn(username.trim(), password, surface));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form ref={form} class="stack" onSubmit={submit} noValidate>
      <TextField
        label={t("sign_in.username")}
        value={username}
        onText={setUsername}
        error={isTried && !username.trim() ? t("sign_in.username_missing") : undefined}
        name="username"
        autoComplete="username"
        isVerbatim
      />
      <TextField
        label={t("sign_in.password")}
        value={password}
        onText={setPassword}
        error={isTried && !password ? t("sign_in.password_missing") : undefined}
        name="password"
        isPassword
        autoComplete="current-password"
      />
      {failure !== null && (
        <Notice kind="danger" isLive>
          <p>{errorWords(failure)}</p>
        </Notice>
      )}
      <Button type="submit" class="main-button" aria-busy={isBusy} disabled={isBusy}>
        {isBusy ? t("sign_in.busy") : t("sign_in.submit")}
      </Button>
      {!known && <AboutLink />}
    </form>
  );
}
