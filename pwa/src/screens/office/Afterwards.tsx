import type { OfficeEntry } from "../../api/office.ts";
import type { ParkedChange } from "../../api/parked.ts";
import { Fact } from "../../components/Fact.tsx";
import { t } from "../../locales/t.ts";
import { entryAfter } from "./afterwards.ts";
import { wordLabel, wordShort } from "./words.ts";

/** The approved entry as it stands, beside what it will be when the change is let through. */
export function Afterwards(props: { entry: OfficeEntry; changes: ParkedChange[] }) {
  const after = entryAfter(props.entry, props.changes);
  return (
    <section class="sheet stack" aria-labelledby="afterwards">
      <h2 id="afterwards">{t("queue.afterwards")}</h2>
      <div class="beside">
        <Look title={t("queue.now")} entry={props.entry} />
        <Look title={t("queue.after")} entry={after} />
      </div>
    </section>
  );
}

function Look({ title, entry }: { title: string; entry: OfficeEntry }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl class="facts">
        <Fact name={t("entry.duration")}>
          {t("time.minutes", { minutes: entry.duration_minutes })}
        </Fact>
        {entry.lines.map((line) => (
          <Fact key={line.id} name={wordShort("task_type", line.task_type)}>
            {t("time.minutes", { minutes: line.duration_minutes })}
          </Fact>
        ))}
        <Fact name={t("entry.outcome")}>
          {entry.outcome ? wordLabel("visit_outcome", entry.outcome) : t("entry.not_given")}
        </Fact>
        <Fact name={t("field.travel_minutes")}>
          {t("time.minutes", { minutes: entry.travel_minutes ?? 0 })}
        </Fact>
        <Fact name={t("entry.note")}>{entry.note || t("entry.none")}</Fact>
      </dl>
    </section>
  );
}
