import {
  addReminder,
  type ReminderPlace,
  tickReminder,
  toggleReminder,
} from "../../actions/reminders.ts";
import { Button } from "../../components/Button.tsx";
import { Icon } from "../../components/Icon.tsx";
import { Section } from "../../components/Section.tsx";
import { TextField } from "../../components/TextField.tsx";
import { t } from "../../locales/t.ts";
import type { PlannedVisit } from "../../store/rows.ts";
import { rows } from "../../store/view.ts";
import { wordsOf } from "../../store/words.ts";
import { placeWords } from "./placeWords.ts";
import { openReminders, packingList, reminderText } from "./reminderWords.ts";
import { FailureNotice, useSaving } from "./useSaving.tsx";
import { useTyped } from "./useTyped.ts";

/** *Husk til neste gang*: phrases to tap, and a few words of one's own. */
export function Reminders({ at }: { at: ReminderPlace }) {
  const { save, failure, retry, settle } = useSaving();
  const words = useTyped(`reminder/${at.caseId ?? at.placeId}`, t("reminder.title"), "");
  const open = openReminders(at);

  const add = (event: Event) => {
    event.preventDefault();
    void save(async () => {
      await words.keep((draftId) => addReminder(at, words.value, draftId));
    });
  };

  return (
    <>
      <FailureNotice failure={failure} text={words.value} onRetry={retry} onClose={settle} />
      <div class="chips">
        {wordsOf("reminder_phrase").map(({ key, label }) => (
          <Tick
            key={key}
            text={label}
            isOn={open.some((one) => one.phrase === key)}
            onTap={() => save(() => toggleReminder(at, key))}
          />
        ))}
        {open
          .filter((one) => one.phrase === null)
          .map((one) => (
            <Tick
              key={one.id}
              text={one.text ?? ""}
              isOn
              onTap={() => save(() => tickReminder(one.id))}
            />
          ))}
      </div>
      <form class="section" onSubmit={add}>
        <TextField
          label={t("reminder.words")}
          value={words.value}
          onText={(text) => words.type(text.slice(0, 200))}
          name="reminder"
          autoComplete="off"
        />
        <Button type="submit" class="wide" variant="secondary">
          {t("reminder.add")}
        </Button>
      </form>
    </>
  );
}

/** The morning's packing list: everything to think of at the visits that are planned. */
export function PackingList({ visits, date }: { visits: PlannedVisit[]; date: string }) {
  const { save, failure } = useSaving();
  const all = packingList(visits, date);
  const missing = rows("equipment").filter((one) => one.is_missing);
  if (all.length + missing.length === 0) return null;
  return (
    <Section id="packing" title={t("reminder.packing")}>
      <FailureNotice failure={failure} />
      {missing.length > 0 && (
        <p>
          <a href="/equipment">
            {t("equipment.missing_now", { names: missing.map((one) => one.name).join(", ") })}
          </a>
        </p>
      )}
      <div class="stack packing">
        {all.map((one) => (
          <Tick
            key={one.id}
            text={`${reminderText(one)} · ${placeWords(one.case_id, one.place_id).name}`}
            isOn={one.done_at !== null}
            onTap={() => save(() => tickReminder(one.id))}
          />
        ))}
      </div>
    </Section>
  );
}

/** What to think of, on the row of the visit. */
export function ReminderTags({ at }: { at: ReminderPlace }) {
  return (
    <>
      {openReminders(at).map((one) => (
        <span class="ds-tag" data-color="info" key={one.id}>
          <Icon name="list" />
          {reminderText(one)}
        </span>
      ))}
    </>
  );
}

/** One thing to tick. */
export function Tick(props: { text: string; isOn: boolean; onTap(): unknown }) {
  return (
    <button type="button" class="chip" aria-pressed={props.isOn} onClick={props.onTap}>
      <span class="tick">{props.isOn && <Icon name="check" />}</span>
      <span>{props.text}</span>
    </button>
  );
}
