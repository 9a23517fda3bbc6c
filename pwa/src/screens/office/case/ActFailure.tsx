import { Notice } from "../../../components/Notice.tsx";
import { t } from "../../../locales/t.ts";
import { Failure } from "../Failure.tsx";

/** Why a button did nothing; nothing while all is well. */
export function ActFailure(props: { failure: unknown; isConflict?: boolean }) {
  if (props.isConflict) {
    return (
      <Notice kind="warning" isLive>
        <p>{t("caseFile.act_conflict")}</p>
      </Notice>
    );
  }
  return <Failure of={props.failure} />;
}
