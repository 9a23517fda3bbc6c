import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { t } from "../../locales/t.ts";
import { DeadlineTag } from "./DeadlineTag.tsx";
import type { PlaceWords } from "./placeWords.ts";
import { ReminderTags } from "./Reminders.tsx";
import { SafetyTags } from "./SafetyTags.tsx";

/** A place one can go to, with its ▶. */
export function StartRow(props: {
  time: string | null;
  place: PlaceWords;
  /** What the button says: that a visit starts here, or that this is the place. */
  verb?: "start" | "choose";
  onStart(): void;
}) {
  const { time, place, verb = "start", onStart } = props;
  return (
    <article class="row">
      <div class="words">
        <h3 class="name">
          {time && <span class="time">{time}</span>}{" "}
          {place.caseId ? <a href={`/cases/${place.caseId}`}>{place.name}</a> : place.name}
        </h3>
        {place.address && <p class="detail">{place.address}</p>}
        <SafetyTags notes={place.safety} />
        <DeadlineTag caseId={place.caseId} />
        <ReminderTags at={place} />
      </div>
      <Button
        class="start"
        aria-label={t(`today.${verb}_at`, { name: place.name })}
        onClick={onStart}
      >
        <Icon name={verb === "start" ? "play" : "check"} />
        <span>{t(`today.${verb}`)}</span>
      </Button>
    </article>
  );
}
