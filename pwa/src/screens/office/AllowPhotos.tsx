import { useMemo, useState } from "preact/hooks";
import { allowPhotos, type CasePhotos, type OfficeCase } from "../../api/office.ts";
import { newId } from "../../domain/ids.ts";
import { t } from "../../locales/t.ts";
import { Failure } from "./Failure.tsx";
import { watched } from "./session.ts";

/** Whether photos may be taken in the case: a switch for the coordinator, a sentence for the others. */
export function AllowPhotos(props: { theCase: OfficeCase; onAllowed(now: CasePhotos): void }) {
  const { theCase } = props;
  const isAllowed = theCase.is_photo_allowed;
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  // One operation for each version that is seen, so that asking twice counts once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version needs a new operation.
  const opId = useMemo(() => newId(), [theCase.id, theCase.version]);

  async function turn(): Promise<void> {
    setBusy(true);
    setFailure(null);
    const asked = { op_id: opId, base_version: theCase.version, is_allowed: !isAllowed };
    try {
      props.onAllowed(await watched(allowPhotos(theCase.id, asked)));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  const state = isAllowed ? t("entry_photos.on") : t("entry_photos.off");
  if (!theCase.may_allow_photos) {
    return (
      <p class="detail">
        {t(isAllowed ? "entry_photos.are_allowed" : "entry_photos.are_not_allowed", {
          code: theCase.code,
        })}
      </p>
    );
  }
  return (
    <div class="allow-photos">
      <button
        type="button"
        class="switch"
        role="switch"
        aria-checked={isAllowed}
        aria-busy={isBusy}
        aria-describedby="allow-photos-means"
        onClick={() => {
          if (!isBusy) void turn();
        }}
      >
        <span class="track" aria-hidden="true" />
        <span>{t("entry_photos.allow", { code: theCase.code })}</span>
        <strong aria-hidden="true">{state}</strong>
      </button>
      <p class="detail" id="allow-photos-means">
        {t("entry_photos.allow_means")}
      </p>
      <Failure of={failure} />
    </div>
  );
}
