import { useId, useState } from "preact/hooks";
import { changeAttendance, type Present, type WeeklyMeeting } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { t } from "../../../locales/t.ts";
import { Failure } from "../Failure.tsx";
import { watched } from "../session.ts";

/** Who is in the meeting; while it is open, who comes later and who was noted by mistake. */
export function Attendance(props: { meeting: WeeklyMeeting; onChanged(): void }) {
  const { meeting } = props;
  const [failure, setFailure] = useState<unknown>(null);
  const isOpen = meeting.state === "open";

  async function change(come: Present[], gone: string[]): Promise<void> {
    setFailure(null);
    try {
      await watched(changeAttendance(meeting.id ?? "", come, gone));
      props.onChanged();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <section class="attendance" aria-labelledby="attendance">
      <h2 id="attendance">{t("meeting.present")}</h2>
      <ul class="tags">
        {meeting.attendance.map((one) => {
          const name = one.person?.name ?? [one.name, one.partner].filter(Boolean).join(", ");
          return (
            <li key={one.id} class="ds-tag" data-color="neutral">
              {name}
              {isOpen && (
                <button
                  type="button"
                  class="remove"
                  aria-label={t("meeting.not_here", { who: name })}
                  onClick={() => void change([], [one.id])}
                >
                  ×
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <Failure of={failure} />
      {isOpen && <Coming meeting={meeting} onCome={(who) => change([who], [])} />}
    </section>
  );
}

function Coming(props: { meeting: WeeklyMeeting; onCome(who: Present): Promise<void> }) {
  const { meeting } = props;
  const id = useId();
  const [user, setUser] = useState("");
  const [name, setName] = useState("");
  const [partner, setPartner] = useState("");
  const here = new Set(meeting.attendance.map(({ person }) => person?.id));
  const others = meeting.people.filter((person) => !here.has(person.id));

  return (
    <details class="screen-only">
      <summary>{t("meeting.more_come")}</summary>
      <div class="choices">
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (user) void props.onCome({ user_id: user }).then(() => setUser(""));
          }}
        >
          <div class="field">
            <label class="ds-label" for={`${id}-user`}>
              {t("meeting.colleague")}
            </label>
            <select
              id={`${id}-user`}
              class="ds-input"
              value={user}
              onChange={(event) => setUser(event.currentTarget.value)}
            >
              <option value="">{t("meeting.choose")}</option>
              {others.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </select>
          </div>
          <Button type="submit" variant="secondary">
            {t("meeting.add_colleague")}
          </Button>
        </form>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (!name.trim()) return;
            const who = { name: name.trim(), partner_id: partner || null };
            void props.onCome(who).then(() => setName(""));
          }}
        >
          <div class="field">
            <label class="ds-label" for={`${id}-name`}>
              {t("meeting.guest")}
            </label>
            <input
              id={`${id}-name`}
              class="ds-input"
              maxLength={120}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </div>
          <div class="field">
            <label class="ds-label" for={`${id}-partner`}>
              {t("meeting.guest_from")}
            </label>
            <select
              id={`${id}-partner`}
              class="ds-input"
              value={partner}
              onChange={(event) => setPartner(event.currentTarget.value)}
            >
              <option value="">{t("meeting.choose")}</option>
              {meeting.partners.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </div>
          <p class="subtle">{t("meeting.guest_hears")}</p>
          <Button type="submit" variant="secondary">
            {t("meeting.add_guest")}
          </Button>
        </form>
      </div>
    </details>
  );
}
