import { useRef, useState } from "preact/hooks";
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

/** Photos of a visit in pairs; the next pair is asked for when the last one has been begun. */
export function PhotoSlots({ entryId }: { entryId: string }) {
  const { save, failure } = useSaving();
  const [busy, setBusy] = useState<Place | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState("");
  const [asked, setAsked] = useState(1);
  const camera = useCamera();

  // What was tapped is gone from the page afterwards: the focus goes to the heading, and it is said.
  const done = (words: string) => {
    setSaid(words);
    heading.current?.focus({ preventScroll: true });
  };

  const take = (place: Place) =>
    save(async () => {
      await readyForPhoto();
      const file = await camera.open();
      if (!file) return;
      setBusy(place);
      await takePhoto(entryId, place.slot, place.position, file).finally(() => setBusy(null));
      done(t("photos.kept"));
    });

  const change = (act: () => Promise<void>, words: string) =>
    save(async () => {
      await act();
      done(words);
    });

  const begun = [...photos.value.values()].filter(
    (one) => one.entryId === entryId && one.fate?.kind !== "removed",
  );
  const last = Math.max(-1, ...begun.map((one) => one.position));
  const shown = Math.min(MAX_PAIRS, Math.max(asked, last + 1));
  const pairs = Array.from({ length: shown }, (_, position) => position);
  return (
    <section class="section" aria-labelledby="photos">
      <h2 id="photos" ref={heading} tabIndex={-1}>
        {t("photos.title")}
      </h2>
      <p class="ds-sr-only" role="status">
        {said}
      </p>
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
              onChange={change}
            />
          ))}
        </div>
      ))}
      {last + 1 === shown && shown < MAX_PAIRS && (
        <Button variant="tertiary" class="wide" onClick={() => setAsked(shown + 1)}>
          {t("photos.more")}
        </Button>
      )}
    </section>
  );
}

/** The picture; an empty frame of the same name until its bytes have been opened. */
function Frame({ url, name }: { url: string | undefined; name: string }) {
  if (!url) return <div class="photo-frame" role="img" aria-label={name} />;
  return <img class="photo-frame" src={url} alt={name} />;
}

function Slot(props: {
  entryId: string;
  place: Place;
  isBusy: boolean;
  onTake(): void;
  onChange(act: () => Promise<void>, words: string): void;
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
          <Button
            variant="tertiary"
            class="wide"
            onClick={() => onChange(() => bringBackPhoto(removed.id), t("photos.kept"))}
          >
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
        <Frame url={url} name={name} />
      )}
      <figcaption>{label("photo_slot", place.slot)}</figcaption>
      <div class="photo-acts">
        <Button variant="secondary" aria-label={t("photos.again", { name })} onClick={onTake}>
          {t("photos.again_short")}
        </Button>
        <Button
          variant="tertiary"
          aria-label={t("photos.remove", { name })}
          onClick={() => onChange(() => removePhoto(photo.id), t("photos.removed"))}
        >
          {t("photos.remove_short")}
        </Button>
      </div>
    </figure>
  );
}
