import { useRoute } from "preact-iso";
import { meetingDocument, type WeeklyMeeting } from "../../../api/weekly.ts";
import { Notice } from "../../../components/Notice.tsx";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { clockTime, localDate, shortDate, weekdayName } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { PolledState } from "../PolledState.tsx";
import "../../../styles/meeting.css";
import { wordLabel } from "../words.ts";
import { Additions } from "./Additions.tsx";
import { Attendance } from "./Attendance.tsx";
import { CloseMeeting } from "./CloseMeeting.tsx";
import { isWeekly, meetingAddress, meetingTitle, type PartName, partsOf } from "./kinds.ts";
import { NewPoint } from "./NewPoint.tsx";
import { Point } from "./Point.tsx";
import { StartMeeting } from "./StartMeeting.tsx";
import { useMeeting } from "./useMeeting.ts";

/** A meeting: before it a preview, while it is open one live screen for all, then its minutes. */
export function Meeting() {
  const { id = "current" } = useRoute().params;
  const asked = useMeeting(id, "me");
  const { data, reload } = asked;
  return (
    <main id="main" class="meeting">
      {!data && <PageHeading title={t("meeting.title")} />}
      <PolledState of={asked} loading={t("meeting.loading")} />
      {data && <Shown key={data.id} meeting={data} onChanged={reload} />}
    </main>
  );
}

function Shown({ meeting, onChanged }: { meeting: WeeklyMeeting; onChanged(): void }) {
  const day = `${weekdayName(meeting.held_on)} ${shortDate(meeting.held_on)}`;
  return (
    <>
      <div class="heading">
        <div>
          <PageHeading title={meetingTitle(meeting)} />
          <p class="subtle">
            {meeting.partner && `${t("meeting.with", { partner: meeting.partner })} `}
            {meeting.state === "planned" ? t("meeting.preview", { day }) : t("meeting.of", { day })}{" "}
            {t("meeting.since", { date: shortDate(meeting.since) })}
          </p>
        </div>
        <div class="tools">
          <span class="ds-tag" data-color={meeting.state === "open" ? "success" : "neutral"}>
            {wordLabel("meeting_state", meeting.state)}
          </span>
          <Tools meeting={meeting} />
        </div>
      </div>
      {meeting.state === "planned" && meeting.may_lead && (
        <StartMeeting meeting={meeting} onOpened={onChanged} />
      )}
      {meeting.state !== "planned" && <Attendance meeting={meeting} onChanged={onChanged} />}
      {partsOf(meeting).map((part) => (
        <Part key={part} part={part} meeting={meeting} onChanged={onChanged} />
      ))}
      {meeting.state === "open" && meeting.may_lead && (
        <CloseMeeting meeting={meeting} onClosed={onChanged} />
      )}
      {meeting.state === "locked" && (
        <>
          <Notice kind="info">
            <p>
              {t("meeting.locked", {
                who: meeting.locked_by?.name ?? "",
                date: shortDate(localDate(meeting.locked_at ?? "")),
                time: clockTime(meeting.locked_at ?? ""),
              })}
            </p>
          </Notice>
          <Additions meeting={meeting} onChanged={onChanged} />
        </>
      )}
      <Earlier meeting={meeting} />
    </>
  );
}

function Tools({ meeting }: { meeting: WeeklyMeeting }) {
  const id = meeting.id ?? "current";
  return (
    <>
      <a class="alone" href="/office/tasks">
        {t("tasks.title")}
      </a>
      {meeting.state === "open" && (
        <a class="alone" href={`${meetingAddress(meeting)}/screen`}>
          {t("meeting.big_screen")}
        </a>
      )}
      <a class="alone" href={meetingDocument(id, "me")} download>
        {meeting.state === "locked" ? t("meeting.minutes_pdf") : t("meeting.agenda_pdf")}
      </a>
      {meeting.state !== "planned" && (
        <a class="alone" href={meetingDocument(id, "present")} download>
          {t("meeting.pdf_for_all")}
        </a>
      )}
    </>
  );
}

function Part(props: { part: PartName; meeting: WeeklyMeeting; onChanged(): void }) {
  const { part, meeting, onChanged } = props;
  const items = meeting.items.filter((item) => item.part === part);
  const left = items.filter((item) => item.handled_at === null).length;
  return (
    <section class="part" aria-labelledby={part}>
      <h2 id={part}>
        {wordLabel("agenda_part", part)}{" "}
        <span class="subtle">
          {meeting.state === "open"
            ? t("meeting.left", { left, all: items.length })
            : t("meeting.count", { count: items.length })}
        </span>
      </h2>
      {items.length === 0 && <p class="subtle">{t(`meeting.none_${part}`)}</p>}
      {items.map((item) => (
        <Point key={item.id} item={item} meeting={meeting} onChanged={onChanged} />
      ))}
      {meeting.state === "open" && <NewPoint part={part} meeting={meeting} onChanged={onChanged} />}
    </section>
  );
}

function Earlier({ meeting }: { meeting: WeeklyMeeting }) {
  if (meeting.earlier.length === 0) return null;
  return (
    <section class="earlier" aria-labelledby="earlier">
      <h2 id="earlier">{t("meeting.earlier")}</h2>
      <ul>
        {meeting.earlier.map(({ id, held_on: day }) => (
          <li key={id}>
            <a class="alone" href={`/office/meeting/${id}`}>
              {t("meeting.minutes_of", { day: `${weekdayName(day)} ${shortDate(day)}` })}
            </a>
          </li>
        ))}
        {meeting.state === "locked" && (
          <li>
            <a class="alone" href={isWeekly(meeting) ? "/office/meeting" : "/office/meetings"}>
              {isWeekly(meeting) ? t("meeting.to_next") : t("meeting.to_all")}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}
