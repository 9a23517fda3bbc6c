import { readyForPhoto, removeDamagedPhoto, retakePhoto } from "../../actions/photos.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Notice } from "../../components/Notice.tsx";
import { t } from "../../locales/t.ts";
import { attachmentsOf } from "../../store/attachments.ts";
import { photoProgress, photos } from "../../store/photoShelf.ts";
import type { StoredPhoto } from "../../store/photoVault.ts";
import type { Attachment, LogEntry } from "../../store/rows.ts";
import { label } from "../../store/words.ts";
import { photoWords } from "./photoWords.ts";
import { useCamera } from "./useCamera.tsx";
import { FailureNotice, useSaving } from "./useSaving.tsx";

/** The photos of a saved entry, each with its own way, and those that must be taken anew. */
export function EntryPhotos({ entry }: { entry: LogEntry }) {
  const known = attachmentsOf(entry.id);
  const ids = new Set(known.map(({ id }) => id));
  const damaged = [...photos.value.values()].filter(
    (one) => one.fate?.kind === "damaged" && (ids.has(one.id) || one.entryId === entry.id),
  );
  if (known.length + damaged.length === 0) return null;
  const words = photoWords(entry.id);
  return (
    <>
      {words && <p class="detail">{words}</p>}
      {damaged.map((photo) => (
        <Damaged key={photo.id} photo={photo} />
      ))}
      {known.some((one) => one.received_sha256 === null) && (
        <ul class="photo-list">
          {known.map((one) => (
            <li key={one.id}>
              {label("photo_slot", one.slot)}: {wayWords(one)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function wayWords(one: Attachment): string {
  if (one.received_sha256 !== null) return t("photos.way_sent");
  const photo = photos.value.get(one.id);
  if (!photo) return t("photos.way_elsewhere");
  if (photo.fate?.kind === "damaged") return t("photos.way_damaged");
  const sent = photoProgress.value.get(one.id);
  if (sent === undefined || one.size === 0) return t("photos.way_on_device");
  return t("photos.way_sending", { percent: Math.floor((100 * sent) / one.size) });
}

function Damaged({ photo }: { photo: StoredPhoto }) {
  const { save, failure } = useSaving();
  const camera = useCamera();
  const name = label("photo_slot", photo.slot);

  const retake = () =>
    save(async () => {
      await readyForPhoto();
      const file = await camera.open();
      if (file) await retakePhoto(photo, file);
    });

  return (
    <Notice kind="warning">
      <p>{t("photos.damaged_take_new", { name })}</p>
      <FailureNotice failure={failure} />
      {camera.input}
      <div class="pair">
        <Button variant="secondary" onClick={() => void retake()}>
          <Icon name="camera" />
          {t("photos.again_short")}
        </Button>
        <Button variant="tertiary" onClick={() => void save(() => removeDamagedPhoto(photo))}>
          {t("photos.remove_short")}
        </Button>
      </div>
    </Notice>
  );
}
