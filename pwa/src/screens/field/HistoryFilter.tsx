import { shortDate } from "../../domain/format.ts";
import { datesOfWeek } from "../../domain/week.ts";
import { t } from "../../locales/t.ts";
import type { LogEntry } from "../../store/rows.ts";
import { type Asked, placeOfEntry, placesOf, weeksOf } from "./history.ts";
import { placeWords } from "./placeWords.ts";
import { weekOf } from "./week.ts";

/** Which week and which place: the phone's own lists, so that nothing is typed. */
export function HistoryFilter(props: {
  /** One's own entries, newest first. */
  own: LogEntry[];
  wanted: Asked;
  onWant(wanted: Asked): void;
}) {
  const { own, wanted, onWant } = props;
  const places = placesOf(own).map((one) => ({
    id: placeOfEntry(one) ?? "",
    name: placeWords(one.case_id, one.place_id).name,
  }));
  places.sort((a, b) => a.name.localeCompare(b.name, "nb"));
  return (
    <div class="pair">
      <Select
        name={t("entries.week")}
        all={t("entries.every_week")}
        value={wanted.week}
        options={weeksOf(own).map((week) => ({ id: week, name: weekWords(week) }))}
        onChoose={(week) => onWant({ ...wanted, week })}
      />
      <Select
        name={t("entries.place")}
        all={t("entries.every_place")}
        value={wanted.place}
        options={places}
        onChoose={(place) => onWant({ ...wanted, place })}
      />
    </div>
  );
}

function Select(props: {
  name: string;
  all: string;
  value: string | null;
  options: { id: string; name: string }[];
  onChoose(id: string | null): void;
}) {
  return (
    <label class="field">
      <span class="ds-label">{props.name}</span>
      <select
        class="ds-input"
        value={props.value ?? ""}
        onChange={(event) => props.onChoose(event.currentTarget.value || null)}
      >
        <option value="">{props.all}</option>
        {props.options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function weekWords(name: string): string {
  const [monday = ""] = datesOfWeek(weekOf(name));
  return t("entries.week_from", { week: weekOf(name).week, date: shortDate(monday) });
}
