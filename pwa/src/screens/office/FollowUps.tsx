import { useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { type FollowUpPage, listFollowUps } from "../../api/housing.ts";
import { Button } from "../../components/Button.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import "../../styles/housing.css";
import { CaseViews } from "./CaseViews.tsx";
import { FollowUpResult } from "./FollowUpResult.tsx";
import { FOLLOW_UP_FIELDS } from "./followUpFields.ts";
import { PolledPages } from "./PolledPages.tsx";
import { RecordForm } from "./record/RecordForm.tsx";
import { session, watched } from "./session.ts";
import { usePoll } from "./usePoll.ts";
import { wordLabel } from "./words.ts";

type FollowUp = FollowUpPage["follow_ups"][number];

const POLL_MS = 15_000;
const STATES = ["due", "coming", "done"] as const;

/** Follow-ups after closed cases: whom to ask now, whom later, and how it went. */
export function FollowUps() {
  const { query, route } = useLocation();
  const state = STATES.find((each) => each === query.state) ?? "due";
  const page = Math.max(1, Number(query.page) || 1);
  const [opened, setOpened] = useState<string | null>(null);
  const list = usePoll(
    `follow-ups/${state}/${page}`,
    () => watched(listFollowUps(state, page)),
    POLL_MS,
  );
  const heading = useRef<HTMLDivElement>(null);

  return (
    <main id="main">
      <CaseViews />
      <div ref={heading}>
        <PageHeading title={t("follow_ups.title")} />
        <p class="subtle" role="status">
          {list.data ? t("follow_ups.count", { count: list.data.due }) : t("review.counting")}
        </p>
      </div>
      <fieldset class="filter" aria-label={t("follow_ups.show")}>
        {STATES.map((each) => (
          <Button
            key={each}
            variant="secondary"
            aria-pressed={each === state}
            onClick={() => {
              setOpened(null);
              route(`/office/follow-ups?state=${each}`);
            }}
          >
            {t(`follow_ups.state_${each}`)}
          </Button>
        ))}
      </fieldset>
      <PolledPages
        list={list}
        page={page}
        loading={t("follow_ups.loading")}
        onPage={(to) => route(`/office/follow-ups?state=${state}&page=${to}`)}
      >
        {({ follow_ups }) =>
          follow_ups.length === 0 ? (
            <div class="sheet stack">
              <h2>{t(`follow_ups.empty_${state}`)}</h2>
              <p>{t("follow_ups.empty_why")}</p>
            </div>
          ) : (
            <ul class="rows sheet">
              {follow_ups.map((each) => (
                <Row
                  key={each.id}
                  each={each}
                  isOpen={opened === each.id}
                  onOpen={() => setOpened(each.id)}
                  onClose={() => {
                    setOpened(null);
                    requestAnimationFrame(() => heading.current?.querySelector("h1")?.focus());
                  }}
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
  each: FollowUp;
  isOpen: boolean;
  onOpen(): void;
  onClose(): void;
  onSaved(): void;
}) {
  const { each } = props;
  const name = t("cases.name", { code: each.case.code, name: each.case.resident_name });
  const label = t("follow_ups.write_named", { name });
  const mayWrite = session.value?.user.roles.some((role) => role !== "admin") ?? false;
  return (
    <li>
      <div class="row-words">
        <div class="head">
          <a class="open" href={`/office/cases/${each.case.id}`}>
            {name}
          </a>
          <FollowUpResult followUp={each} today={localDate()} />
        </div>
        <div>{t("follow_ups.name", { on: shortDate(each.due_on) })}</div>
        {each.case.closed_on && (
          <div class="detail">
            {t("caseFile.is_closed", {
              on: shortDate(each.case.closed_on),
              outcome: each.case.outcome
                ? wordLabel("case_outcome", each.case.outcome)
                : t("housing.not_set"),
            })}
          </div>
        )}
        {each.done_on && <div>{t("follow_ups.done_on", { on: shortDate(each.done_on) })}</div>}
        {each.note && <div class="detail">{each.note}</div>}
      </div>
      {mayWrite && !props.isOpen && (
        <Button variant="secondary" aria-label={label} onClick={props.onOpen}>
          {t(each.done_on ? "housing.change" : "follow_ups.write")}
        </Button>
      )}
      {props.isOpen && (
        <RecordForm
          entity="follow_up"
          label={label}
          row={each}
          fields={FOLLOW_UP_FIELDS}
          isFocused
          onCancel={props.onClose}
          onSaved={() => {
            props.onSaved();
            props.onClose();
          }}
        />
      )}
    </li>
  );
}
