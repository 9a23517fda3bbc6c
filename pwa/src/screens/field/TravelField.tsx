import { firstTrip, lastTrip } from "../../actions/lastTrip.ts";
import type { RunningVisit } from "../../actions/visit.ts";
import { setTravel, stepTravel } from "../../actions/visitDetails.ts";
import type { Travel } from "../../actions/visitTypes.ts";
import { Button } from "../../components/Button.tsx";
import { Choices } from "../../components/Choices.tsx";
import { Section } from "../../components/Section.tsx";
import { Stepper } from "../../components/Stepper.tsx";
import { t } from "../../locales/t.ts";
import { wordsOf } from "../../store/words.ts";

interface Props {
  visit: RunningVisit;
  save(act: () => unknown): Promise<void>;
}

/** The way there: one tap where it was gone before, steps of five the first time. */
export function TravelField({ visit, save }: Props) {
  const id = visit.entryId;
  const { travel } = visit;
  const set = (next: Travel | null) => void save(() => setTravel(next, id));
  if (!travel) {
    const last = lastTrip(visit);
    return (
      <Button variant="secondary" class="wide" onClick={() => set(last ?? firstTrip())}>
        {last ? t("travel.as_last", { minutes: last.minutes, km: last.km }) : t("travel.add")}
      </Button>
    );
  }
  const isDriver = travel.role === "driver";
  return (
    <Section id="travel" title={t("travel.title")}>
      <Stepper
        label={t("travel.way")}
        minutes={travel.minutes}
        onStep={(delta) => void save(() => stepTravel("minutes", delta, id))}
      />
      {isDriver && (
        <Stepper
          label={t("travel.km")}
          minutes={travel.km}
          unit="km"
          onStep={(delta) => void save(() => stepTravel("km", delta, id))}
        />
      )}
      {isDriver && (
        <div class="pair">
          {[-1, 1].map((delta) => (
            <Button
              key={delta}
              variant="secondary"
              class="wide"
              onClick={() => void save(() => stepTravel("km", delta, id))}
            >
              {t(delta < 0 ? "travel.km_less" : "travel.km_more")}
            </Button>
          ))}
        </div>
      )}
      <Choices
        legend={t("travel.role")}
        choices={choicesOf("travel_role")}
        chosen={travel.role}
        onChoose={(role) => set(as(role, travel, visit))}
      />
      {isDriver && (
        <Choices
          legend={t("travel.car")}
          choices={choicesOf("car")}
          chosen={travel.car}
          onChoose={(car) => set({ ...travel, car })}
        />
      )}
      <Button variant="tertiary" class="wide" onClick={() => set(null)}>
        {t("travel.remove")}
      </Button>
    </Section>
  );
}

/** One car is driven once: who sits beside the driver has its minutes and not its kilometres. */
function as(role: string, travel: Travel, visit: RunningVisit): Travel {
  if (role === travel.role) return travel;
  if (role !== "driver") return { ...travel, role, km: 0, car: null };
  const last = lastTrip(visit);
  return { ...travel, role, km: last?.km ?? 0, car: last?.car ?? "service" };
}

function choicesOf(list: string) {
  return wordsOf(list).map(({ key, label }) => ({ key, text: label }));
}
