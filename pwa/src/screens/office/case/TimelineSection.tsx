import { useEffect, useState } from "preact/hooks";
import { type CaseEvent, readTimeline } from "../../../api/cases.ts";
import { t } from "../../../locales/t.ts";
import { PolledPages } from "../PolledPages.tsx";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { whenWords } from "../whenWords.ts";
import { eventDetails, eventWords } from "./eventWords.ts";
import type { SectionProps } from "./sections.ts";

const POLL_MS = 30_000;

/** Everything that has happened in the case that this reader may know of, newest first, with who did it. */
export function TimelineSection({ caseId, file }: SectionProps) {
  const [page, setPage] = useState(1);
  const key = `timeline/${caseId}/${page}`;
  const list = usePoll(key, () => watched(readTimeline(caseId, page)), POLL_MS);
  // What was done on this page stands here at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the case was asked for anew.
  useEffect(() => list.reload(), [file]);
  return (
    <PolledPages list={list} page={page} loading={t("caseFile.loading")} onPage={setPage}>
      {({ events }) => (
        <ol class="timeline">
          {events.map((event) => (
            <li key={`${event.entity}/${event.id}/${event.version}`}>
              <Line event={event} />
            </li>
          ))}
        </ol>
      )}
    </PolledPages>
  );
}

function Line({ event }: { event: CaseEvent }) {
  const details = eventDetails(event);
  const isEntry = event.entity === "log_entry" && event.action === "create";
  return (
    <>
      <div class="detail when">{whenWords(event.at)}</div>
      <div>
        {isEntry ? (
          <a href={`/office/entries/${event.id}`}>{eventWords(event)}</a>
        ) : (
          eventWords(event)
        )}
        {details && <div class="detail">{details}</div>}
        <div class="detail">{event.by?.name ?? t("entry.the_system")}</div>
      </div>
    </>
  );
}
