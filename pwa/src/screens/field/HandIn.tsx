import { useState } from "preact/hooks";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { handInDevice } from "../../lock/lock.ts";

/**
 * Wipes the phone, for handing it in or after a forgotten code. Refused, with nothing touched,
 * while anything on it is unsent: what is sent is safe, so no second question is asked.
 */
export function HandIn({ text }: { text: string }) {
  const [failure, setFailure] = useState<unknown>(null);

  async function handIn(): Promise<void> {
    setFailure(null);
    try {
      await handInDevice();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <>
      {failure !== null && (
        <Notice kind="warning" isLive>
          <p>{errorWords(failure)}</p>
        </Notice>
      )}
      <Button class="wide" variant="secondary" onClick={() => void handIn()}>
        {text}
      </Button>
    </>
  );
}
