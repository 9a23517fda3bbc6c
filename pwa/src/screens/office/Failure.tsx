import { Notice } from "../../components/Notice.tsx";
import { errorWords } from "../../locales/errorWords.ts";

/** Why something could not be done; nothing while all is well. */
export function Failure({ of }: { of: unknown }) {
  if (of === null) return null;
  return (
    <Notice kind="danger" isLive>
      <p>{errorWords(of)}</p>
    </Notice>
  );
}
