import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";
import type { PlaceWords } from "./placeWords.ts";
import { SafetyTags } from "./SafetyTags.tsx";

/** A place one can go to, with its ▶. No ▶ while another visit is under way. */
export function StartRow(props: {
  time: string | null;
  place: PlaceWords;
  note: string | null;
  onStart: (() => void) | null;
}) {
  const { time, place, note, onStart } = props;
  return (
    <article class="row">
      {time && <div class="time">{time}</div>}
      <div class="words">
        <h3 class="name">{place.name}</h3>
        {place.address && <p class="detail">{place.address}</p>}
        {note && <p class="detail">{note}</p>}
        <SafetyTags notes={place.safety} />
      </div>
      {onStart && (
        <Button
          class="start"
          aria-label={t("today.start_at", { name: place.name })}
          onClick={onStart}
        >
          <Icon name="play" />
          <span>{t("today.start")}</span>
        </Button>
      )}
    </article>
  );
}
