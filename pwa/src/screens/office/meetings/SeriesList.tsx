import { useState } from "preact/hooks";
import { listSeries, type Series } from "../../../api/series.ts";
import { Button } from "../../../components/Button.tsx";
import { Fact } from "../../../components/Fact.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { localDate, localTime, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { PolledState } from "../PolledState.tsx";
import type { RecordField } from "../record/fields.ts";
import { RecordForm } from "../record/RecordForm.tsx";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { wordLabel } from "../words.ts";
import { dayWords, whenWords } from "./meetingWords.ts";
import { mayPlanMeetings } from "./rights.ts";

const POLL_MS = 15_000;

const FIELDS: RecordField[] = [
  { name: "name", kind: "text", isRequired: true, longest: 120 },
  { name: "partner_id", kind: "partner" },
  { name: "anchor_on", kind: "date", isRequired: true },
  { name: "every_weeks", kind: "number", isRequired: true },
  { name: "starts_at_local", kind: "clock" },
  { name: "place", kind: "text", longest: 120 },
];
/** A kind of meeting is chosen once; when a series ends is said later. */
const NEW: RecordField[] = [
  { name: "type", kind: "word", list: "meeting_type", isRequired: true },
  ...FIELDS,
];
const CHANGED: RecordField[] = [...FIELDS, { name: "ended_on", kind: "date" }];

/** The series, each with its rhythm and its next meetings, and forms to make and change one. */
export function SeriesList() {
  const list = usePoll("series", () => watched(listSeries()), POLL_MS);
  const [edited, setEdited] = useState<Series | "new" | null>(null);
  const [done, setDone] = useState("");

  function saved(): void {
    setDone(t("meetings.series_saved"));
    setEdited(null);
    list.reload();
  }

  return (
    <>
      {done && (
        <Notice kind="success" isLive>
          <p>{done}</p>
        </Notice>
      )}
      <PolledState of={list} loading={t("meetings.loading")} />
      {mayPlanMeetings() && edited === null && (
        <div class="buttons">
          <Button variant="secondary" onClick={() => setEdited("new")}>
            {t("meetings.new_series")}
          </Button>
        </div>
      )}
      {edited === "new" && <Form series={null} onCancel={() => setEdited(null)} onSaved={saved} />}
      {list.data?.length === 0 && edited === null && (
        <div class="sheet stack">
          <h2>{t("meetings.no_series")}</h2>
          <p>{t("meetings.no_series_why")}</p>
        </div>
      )}
      {list.data?.map((one) =>
        edited !== null && edited !== "new" && edited.id === one.id ? (
          <Form key={one.id} series={edited} onCancel={() => setEdited(null)} onSaved={saved} />
        ) : (
          <Card key={one.id} series={one} onChange={() => setEdited(one)} />
        ),
      )}
    </>
  );
}

function Form(props: { series: Series | null; onCancel(): void; onSaved(): void }) {
  const { series } = props;
  const row = series && { ...series, partner_id: series.partner?.id ?? null };
  return (
    <RecordForm
      entity="meeting_series"
      label={series ? t("meetings.change_series", { name: series.name }) : t("meetings.new_series")}
      row={row}
      fields={series ? CHANGED : NEW}
      isFocused
      onCancel={props.onCancel}
      onSaved={props.onSaved}
    />
  );
}

function Card({ series, onChange }: { series: Series; onChange(): void }) {
  const isEnded = series.ended_on !== null && series.ended_on < localDate();
  return (
    <section class="sheet stack" aria-labelledby={`series-${series.id}`}>
      <div class="heading">
        <div>
          <h2 id={`series-${series.id}`}>{series.name}</h2>
          <p class="detail">{wordLabel("meeting_type", series.type)}</p>
        </div>
        {mayPlanMeetings() && (
          <Button
            variant="secondary"
            aria-label={t("meetings.change_series", { name: series.name })}
            onClick={onChange}
          >
            {t("meetings.change")}
          </Button>
        )}
      </div>
      <dl class="facts">
        <Fact name={t("meetings.rhythm")}>
          {t("meetings.every_weeks", { count: series.every_weeks })}
          <div class="detail">{t("meetings.from_day", { day: dayWords(series.anchor_on) })}</div>
        </Fact>
        {series.starts_at_local && (
          <Fact name={t("meetings.starts_at")}>
            {t("time.clock", { time: localTime(series.starts_at_local) })}
          </Fact>
        )}
        {series.partner && <Fact name={t("meetings.col_partner")}>{series.partner.name}</Fact>}
        {series.place && <Fact name={t("record.meeting_series_place")}>{series.place}</Fact>}
        {series.ended_on && (
          <Fact name={t("record.meeting_series_ended_on")}>{shortDate(series.ended_on)}</Fact>
        )}
      </dl>
      {!isEnded && (
        <div>
          <h3>{t("meetings.next")}</h3>
          <ul class="plain-list">
            {series.coming.map((day) => (
              <li key={day.id}>
                {dayWords(day.held_on)} <span class="detail">{whenWords(day)}</span>
                {day.is_moved && day.slot_on && (
                  <span class="detail">
                    {" · "}
                    {t("meetings.moved_from", { date: shortDate(day.slot_on) })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
