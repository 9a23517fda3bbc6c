import { Notice } from "../../../components/Notice.tsx";
import { errorWords } from "../../../locales/errorWords.ts";
import { t } from "../../../locales/t.ts";

/** Why a button did nothing; nothing while all is well. */
export function ActFailure(props: { failure: unknown; isConflict?: boolean }) {
  if (props.isConflict) {
    return (
      <Notice kind="warning" isLive>
        <p>{t("caseFile.act_conflict")}</p>
      </Notice>
    );
  }
  if (props.failure === null) return null;
  return (
    <Notice kind="danger" isLive>
      <p>{errorWords(props.failure)}</p>
    </Notice>
  );
}
