import type { OfficeEntry } from "../../api/office.ts";
import { Icon } from "../../components/Icon.tsx";
import { clockTime, shortDate, weekdayName } from "../../domain/format.ts";
import { countPhotos } from "../../domain/photoCount.ts";
import { t } from "../../locales/t.ts";
import { entryName } from "./entryName.ts";
import { Flags } from "./Flags.tsx";
import { moveFocus } from "./moveFocus.ts";
import { wordLabel, wordShort } from "./words.ts";

/** Entries as rows. Each row has one link. */
export function ReviewTable({ entries, caption }: { entries: OfficeEntry[]; caption: string }) {
  return (
    <div class="scroll">
      <table class="ds-table" data-hover onKeyDown={moveFocus}>
        <caption class="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("entry.entry")}</th>
            <th scope="col">{t("entry.date")}</th>
            <th scope="col">{t("entry.case")}</th>
            <th scope="col">{t("entry.author")}</th>
            <th scope="col">{t("entry.lines")}</th>
            <th scope="col">{t("entry.outcome")}</th>
            <th scope="col" class="number">
              {t("entry.minutes")}
            </th>
            <th scope="col">{t("entry.flags")}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many photos have come, when some have not. */
function PhotoTag({ photos }: { photos: OfficeEntry["photos"] }) {
  const { total, received } = countPhotos(photos);
  if (received === total) return null;
  return (
    <span class="ds-tag" data-color="warning">
      <Icon name="camera" />
      {t("entry_photos.of", { received, total })}
    </span>
  );
}

function Row({ entry }: { entry: OfficeEntry }) {
  const name = entryName(entry);
  return (
    <tr>
      <td>
        <a class="open" href={`/office/entries/${entry.id}`}>
          {name}
        </a>
        <div class="detail">{wordLabel("entry_kind", entry.kind)}</div>
      </td>
      <td>
        {shortDate(entry.done_on)}
        <div class="detail when">
          {weekdayName(entry.done_on)} {t("time.clock", { time: clockTime(entry.started_at) })}
        </div>
      </td>
      <td>
        {entry.case ? entry.case.resident_name : (entry.place?.address ?? t("entry.no_case"))}
        {(entry.case || entry.place) && (
          <div class="detail">{entry.case?.code ?? t("entry.short_job")}</div>
        )}
      </td>
      <td>
        {entry.author.name}
        {entry.colleagues.length > 0 && (
          <div class="detail">
            {t("entry.with", { names: entry.colleagues.map((person) => person.name).join(", ") })}
          </div>
        )}
      </td>
      <td>
        {entry.lines.map((line) => (
          <div class="line" key={line.id}>
            {wordShort("task_type", line.task_type)}{" "}
            <span class="detail">{t("time.minutes", { minutes: line.duration_minutes })}</span>
          </div>
        ))}
      </td>
      <td>{entry.outcome && wordLabel("visit_outcome", entry.outcome)}</td>
      <td class="number">{entry.duration_minutes}</td>
      <td>
        <div class="tags">
          <PhotoTag photos={entry.photos} />
          {entry.was_offline && (
            <span class="ds-tag" data-color="neutral">
              <Icon name="cloudOff" />
              {t("entry.was_offline")}
            </span>
          )}
          <Flags flags={entry.review_flags} />
        </div>
      </td>
    </tr>
  );
}
