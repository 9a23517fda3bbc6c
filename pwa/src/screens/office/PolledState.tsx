import { isNotFound } from "../../api/errors.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { errorWords } from "../../locales/errorWords.ts";
import { t } from "../../locales/t.ts";
import type { Polled } from "./usePoll.ts";

/**
 * How asking the server goes: that the first answer is awaited, or that asking failed, with a way to ask again.
 * What was shown before stays, so a later failure is only a warning.
 * @param props.gone what to say where there is nothing, or nothing any more; asking again is of no use then
 */
export function PolledState(props: { of: Polled<unknown>; loading: string; gone?: string }) {
  const { data, error, reload } = props.of;
  if (error === null) return data === null ? <Waiting text={props.loading} /> : null;
  if (props.gone && isNotFound(error)) {
    return (
      <Notice kind="danger" isLive>
        <p>{props.gone}</p>
      </Notice>
    );
  }
  return (
    <Notice kind={data === null ? "danger" : "warning"} isLive>
      <p>{errorWords(error)}</p>
      <p>
        <Button variant="secondary" onClick={reload}>
          {t("action.try_again")}
        </Button>
      </p>
    </Notice>
  );
}
