import { useState } from "preact/hooks";
import {
  bringBackPhoto,
  MAX_PAIRS,
  readyForPhoto,
  removedAt,
  removePhoto,
  takePhoto,
} from "../../actions/photos.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Waiting } from "../../components/Waiting.tsx";
import { t } from "../../locales/t.ts";
import { photos } from "../../store/photoShelf.ts";
import { label } from "../../store/words.ts";
import { useCamera } from "./useCamera.tsx";
import { usePhotoUrl } from "./usePhotoUrl.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";

const SLOTS = ["before", "after"];

/** A place for one photo: which pair, and before or after the work. */
interface Place {
  slot: string;
  position: number;
}

/** Photos of a visit in pairs; a new pair is offered when the last one has been begun. */
export function PhotoSlots({ entryId }: { entryId: string }) {
  const { save, failure } = useSaving();
  const [busy, setBusy] = useState<Place | null>(null);
  const camera = useCamera();

  const take = (place: Place) =>
    save(async () => {
      await readyForPhoto();
      const file = await camera.open();
      if (!file) return;
      setBusy(place);
      await takePhoto(entryId, place.slot, place.position, file).finally(() => setBusy(null));
    });

  const begun = [...photos.value.values()].filter(
    (one) => one.entryId === entryId && one.fate?.kind !== "removed",
  );
  const last = Math.max(-1, ...begun.map((one) => one.position));
  const pairs = Array.from({ length: Math.min(MAX_PAIRS, last + 2) }, (_, position) => position);
  return (
    <section class="section" aria-labelledby="photos">
      <h2 id="photos">{t("photos.title")}</h2>
      <FailureNotice failure={failure} />
      {camera.input}
      {pairs.map((position) => (
        <div class="photo-pair" key={position}>
          {SLOTS.map((slot) => (
            <Slot
              key={slot}
              entryId={entryId}
              place={{ slot, position }}
              isBusy={busy?.slot === slot && busy.position === position}
              onTake={() => take({ slot, position })}
              onChange={save}
            />
          ))}
        </div>
      ))}
    </section>
  );
}

function Slot(props: {
  entryId: string;
  place: Place;
  isBusy: boolean;
  onTake(): void;
  onChange(act: () => unknown): void;
}) {
  const { entryId, place, onTake, onChange } = props;
  const photo = [...photos.value.values()].find(
    (one) =>
      one.entryId === entryId &&
      one.slot === place.slot &&
      one.position === place.position &&
      one.fate?.kind !== "removed",
  );
  const url = usePhotoUrl(photo);
  const name = t("photos.name", {
    slot: label("photo_slot", place.slot),
    pair: place.position + 1,
  });
  if (props.isBusy) return <Waiting text={t("photos.working")} />;
  if (!photo) {
    const removed = removedAt(entryId, place.slot, place.position);
    return (
      <div class="stack">
        <Button
          variant="secondary"
          color="neutral"
          class="photo-empty"
          aria-label={t("photos.take", { name })}
          onClick={onTake}
        >
          <Icon name="camera" />
          {label("photo_slot", place.slot)}
        </Button>
        {removed && (
          <Button variant="tertiary" onClick={() => onChange(() => bringBackPhoto(removed.id))}>
            {t("photos.undo")}
          </Button>
        )}
      </div>
    );
  }
  const isDamaged = photo.fate?.kind === "damaged";
  return (
    <figure class="photo">
      {isDamaged ? (
        <p class="photo-frame">
          <Icon name="warning" />
          {t("photos.damaged")}
        </p>
      ) : (
        <img class="photo-frame" src={url} alt={name} />
      )}
      <figcaption>{label("photo_slot", place.slot)}</figcaption>
      <div class="pair">
        <Button variant="secondary" aria-label={t("photos.again", { name })} onClick={onTake}>
          {t("photos.again_short")}
        </Button>
        <Button
          variant="tertiary"
          aria-label={t("photos.remove", { name })}
          onClick={() => onChange(() => removePhoto(photo.id))}
        >
          {t("photos.remove_short")}
        </Button>
      </div>
    </figure>
  );
}
