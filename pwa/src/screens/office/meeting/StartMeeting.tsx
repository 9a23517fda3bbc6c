import { useId, useMemo, useState } from "preact/hooks";
import { openMeeting, type WeeklyMeeting } from "../../../api/weekly.ts";
import { Button } from "../../../components/Button.tsx";
import { newId } from "../../../domain/ids.ts";
import { t } from "../../../locales/t.ts";
import { Failure } from "../Failure.tsx";
import { People } from "../record/People.tsx";
import { session, watched } from "../session.ts";
import { isWeekly } from "./kinds.ts";

const TEAM = ["field_worker", "housing_coordinator", "nav_housing_contact"];

/** Opens the meeting with those who are there. Of the weekly one the team stands ticked. */
export function StartMeeting(props: { meeting: WeeklyMeeting; onOpened(): void }) {
  const { meeting } = props;
  const me = session.value?.user.id;
  const [who, setWho] = useState<string[]>(() =>
    meeting.people
      .filter(({ id, roles }) => {
        const isTeam = isWeekly(meeting) && roles.some((role) => TEAM.includes(role));
        return id === me || isTeam;
      })
      .map(({ id }) => id),
  );
  const id = useId();
  const opId = useMemo(() => newId(), []);
  const [failure, setFailure] = useState<unknown>(null);
  const [isMissing, setMissing] = useState(false);

  async function open(event: Event): Promise<void> {
    event.preventDefault();
    setMissing(who.length === 0);
    if (who.length === 0) return;
    setFailure(null);
    try {
      await watched(
        openMeeting(
          opId,
          who.map((id) => ({ user_id: id })),
          isWeekly(meeting) ? null : meeting.id,
        ),
      );
      props.onOpened();
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <form
      class="sheet start screen-only"
      aria-label={t("meeting.open")}
      onSubmit={(event) => void open(event)}
    >
      <People
        id={id}
        legend={t("meeting.who_is_here")}
        people={meeting.people}
        chosen={who}
        error={isMissing && t("meeting.nobody_here")}
        onChoose={setWho}
      />
      <Failure of={failure} />
      <Button type="submit">{t("meeting.open")}</Button>
    </form>
  );
}
