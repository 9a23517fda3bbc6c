import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { type IncidentRow, listIncidents } from "../../../api/incidents.ts";
import { Button } from "../../../components/Button.tsx";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import "../../../styles/housing.css";
import { CaseViews } from "../CaseViews.tsx";
import { PolledPages } from "../PolledPages.tsx";
import type { RecordField } from "../record/fields.ts";
import { RecordForm } from "../record/RecordForm.tsx";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { whenWords } from "../whenWords.ts";
import { wordLabel } from "../words.ts";

const POLL_MS = 15_000;

function fieldsOf(each: IncidentRow): RecordField[] {
  const on = shortDate(each.due_on);
  return [
    // What is counted is told where nobody has set a day instead.
    {
      name: "follow_up_by",
      kind: "date",
      ...(each.follow_up_by === null && { hint: t("incidents.due_hint", { on }) }),
    },
    { name: "followed_up_on", kind: "date" },
    { name: "follow_up", kind: "long" },
  ];
}

/** Threats, violence and danger at work: what waits to be followed up, and what was done. */
export function Incidents() {
  const { query, route } = useLocation();
  const page = Math.max(1, Number(query.page) || 1);
  const [opened, setOpened] = useState<string | null>(null);
  const list = usePoll(`incidents/${page}`, () => watched(listIncidents(page)), POLL_MS);

  return (
    <main id="main">
      <CaseViews />
      <div>
        <PageHeading title={t("incidents.title")} />
        <p class="subtle" role="status">
          {list.data ? t("incidents.count", { count: list.data.waiting }) : t("review.counting")}
        </p>
      </div>
      <PolledPages
        list={list}
        page={page}
        loading={t("incidents.loading")}
        onPage={(to) => route(`/office/incidents?page=${to}`)}
      >
        {({ incidents }) =>
          incidents.length === 0 ? (
            <div class="sheet stack">
              <h2>{t("incidents.empty")}</h2>
              <p>{t("incidents.empty_why")}</p>
            </div>
          ) : (
            <ul class="rows sheet">
              {incidents.map((each) => (
                <Row
                  key={each.id}
                  each={each}
                  isOpen={opened === each.id}
                  onOpen={() => setOpened(each.id)}
                  onClose={() => setOpened(null)}
                  onSaved={list.reload}
                />
              ))}
            </ul>
          )
        }
      </PolledPages>
    </main>
  );
}

function Row(props: {
  each: IncidentRow;
  isOpen: boolean;
  onOpen(): void;
  onClose(): void;
  onSaved(): void;
}) {
  const { each } = props;
  const name = `${wordLabel("incident_type", each.type)}, ${whenWords(each.occurred_at)}`;
  const label = t("incidents.follow_up_named", { name });
  return (
    <li>
      <div class="row-words">
        <div class="head">
          <strong>{name}</strong>
          <StateTag each={each} />
        </div>
        <div class="detail">
          {t("incidents.by", { name: each.by_name })}
          {each.case_id && (
            <>
              {" · "}
              <a href={`/office/cases/${each.case_id}`}>{each.case_code}</a>
            </>
          )}
        </div>
        {each.text && <p class="note">{each.text}</p>}
        {each.follow_up && <p class="note">{each.follow_up}</p>}
      </div>
      {!props.isOpen && (
        <Button variant="secondary" aria-label={label} onClick={props.onOpen}>
          {t("incidents.follow_up")}
        </Button>
      )}
      {props.isOpen && (
        <RecordForm
          entity="incident"
          label={label}
          row={each}
          fields={fieldsOf(each)}
          isFocused
          onSaved={() => {
            props.onClose();
            props.onSaved();
          }}
          onCancel={props.onClose}
        />
      )}
    </li>
  );
}

function StateTag({ each }: { each: IncidentRow }) {
  if (each.followed_up_on) {
    return (
      <span class="ds-tag" data-color="success">
        {t("incidents.done", { on: shortDate(each.followed_up_on) })}
      </span>
    );
  }
  return (
    <span class="ds-tag" data-color={each.is_late ? "danger" : "warning"}>
      {t(each.is_late ? "incidents.late" : "incidents.due", { on: shortDate(each.due_on) })}
    </span>
  );
}
