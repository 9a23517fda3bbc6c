import { useRef, useState } from "preact/hooks";
import type { CasePhotos, OfficeEntry, OfficePhoto } from "../../api/office.ts";
import { photoAddress } from "../../api/office.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { elapsedDays } from "../../domain/format.ts";
import { countPhotos } from "../../domain/photoCount.ts";
import { t } from "../../locales/t.ts";
import { AllowPhotos } from "./AllowPhotos.tsx";
import { whenWords } from "./whenWords.ts";
import { wordLabel } from "./words.ts";

/** The photos of an entry: those that have come, and where the others are. */
export function EntryPhotos(props: { entry: OfficeEntry; onAllowed(now: CasePhotos): void }) {
  const { entry } = props;
  const { total, received } = countPhotos(entry.photos);
  if (!total && !entry.case) return null;
  return (
    <section class="sheet stack" aria-labelledby="photos">
      <h2 id="photos">{t("entry_photos.title")}</h2>
      <p>{total ? t("entry_photos.received", { received, total }) : t("entry_photos.none")}</p>
      {total > 0 && (
        <ul class="entry-photos">
          {entry.photos.map((photo, index) => (
            <li key={photo.id}>
              <Photo photo={photo} number={index + 1} holder={entry.author.name} />
            </li>
          ))}
        </ul>
      )}
      {entry.case && <AllowPhotos theCase={entry.case} onAllowed={props.onAllowed} />}
    </section>
  );
}

function Photo(props: { photo: OfficePhoto; number: number; holder: string }) {
  const { photo, number } = props;
  const name = t("entry_photos.name", { slot: wordLabel("photo_slot", photo.slot), number });
  return (
    <figure>
      {photo.state === "stored" ? (
        <Picture photo={photo} name={name} />
      ) : (
        <div class="missing" data-color={photo.state === "damaged" ? "danger" : "warning"}>
          <Icon name={photo.state === "damaged" ? "warning" : "phone"} />
          <p>{photo.state === "damaged" ? t("entry_photos.damaged") : t("entry_photos.waiting")}</p>
        </div>
      )}
      <figcaption>
        <strong>{name}</strong>
        <span class="detail">{t("entry_photos.taken", { when: whenWords(photo.taken_at) })}</span>
        {photo.state === "waiting" && <Holder photo={photo} name={props.holder} />}
        {photo.state === "damaged" && <span class="detail">{t("entry_photos.damaged_means")}</span>}
      </figcaption>
    </figure>
  );
}

/** Which phone still holds the photo, since when it is waited for, and when the phone was last in touch. */
function Holder({ photo, name }: { photo: OfficePhoto; name: string }) {
  return (
    <>
      <span class="detail">{holderWords(photo, name)}</span>
      <span class="detail">
        {t("entry_photos.announced", { days: elapsedDays(photo.announced_at) })}
        {photo.device_seen_at && (
          <> {t("entry_photos.seen", { when: whenWords(photo.device_seen_at) })}</>
        )}
      </span>
    </>
  );
}

/** Whose phone holds a photo. */
function holderWords(photo: OfficePhoto, name: string): string {
  return photo.device_label
    ? t("entry_photos.holder_device", { name, device: photo.device_label })
    : t("entry_photos.holder", { name });
}

/** A thumbnail that opens the photo in full. */
function Picture({ photo, name }: { photo: OfficePhoto; name: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBroken, setBroken] = useState(false);
  if (isBroken) {
    return (
      <div class="missing" data-color="danger">
        <Icon name="warning" />
        <p>{t("entry_photos.not_shown")}</p>
      </div>
    );
  }
  const address = photoAddress(photo.id);
  return (
    <>
      <button
        type="button"
        class="thumbnail"
        aria-label={t("entry_photos.open", { name })}
        onClick={() => dialog.current?.showModal()}
      >
        <img src={address} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
      </button>
      <dialog ref={dialog} class="full-photo" aria-label={name}>
        <img src={address} alt={name} loading="lazy" />
        <Button variant="secondary" onClick={() => dialog.current?.close()}>
          <Icon name="cross" />
          {t("entry_photos.close")}
        </Button>
      </dialog>
    </>
  );
}
