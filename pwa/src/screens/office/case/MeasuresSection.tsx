import { useRef, useState } from "preact/hooks";
import type { Housing } from "../../../api/housing.ts";
import { Button } from "../../../components/Button.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { RecordForm } from "../record/RecordForm.tsx";
import { StateTag } from "../StateTag.tsx";
import { wordLabel } from "../words.ts";
import { HousingPart } from "./HousingPart.tsx";
import { Questions } from "./Questions.tsx";
import { Records } from "./Records.tsx";

type Measure = Housing["measures"][number];

const FIELDS: RecordField[] = [
  { name: "measure", kind: "word", list: "measure", isRequired: true },
  { name: "state", kind: "word", list: "measure_state", isRequired: true },
  { name: "considered_on", kind: "date" },
  { name: "applied_on", kind: "date" },
  { name: "decided_on", kind: "date" },
  { name: "starts_on", kind: "date" },
  { name: "note", kind: "long", longest: 500 },
];

/** Which measures are weighed for the case, and what has been taken further to a manager. */
export function MeasuresSection({ caseId }: { caseId: string }) {
  return (
    <HousingPart caseId={caseId}>
      {(sheet, reload) => <Measures caseId={caseId} sheet={sheet} reload={reload} />}
    </HousingPart>
  );
}

function Measures(props: { caseId: string; sheet: Housing; reload(): Promise<void> }) {
  const { caseId, sheet, reload } = props;
  return (
    <>
      <Records
        entity="measure"
        fixed={{ case_id: caseId }}
        rows={sheet.measures}
        fields={FIELDS}
        defaults={{ state: "considered", considered_on: sheet.today }}
        mayWrite={sheet.may_write}
        empty={t("measures.empty")}
        addWords={t("measures.add")}
        name={(measure) => wordLabel("measure", measure.measure)}
        reload={reload}
        show={(measure) => (
          <>
            <MeasureWords measure={measure} />
            <Questions
              questions={sheet.questions.filter((each) => each.measure?.id === measure.id)}
            />
            {sheet.may_write && (
              <TakeFurther caseId={caseId} today={sheet.today} measure={measure} reload={reload} />
            )}
          </>
        )}
      />
      <div class="stack">
        <h3>{t("measures.others")}</h3>
        <Questions
          questions={sheet.questions.filter((each) => !each.measure)}
          empty={t("measures.no_others")}
        />
        {sheet.may_write && (
          <TakeFurther caseId={caseId} today={sheet.today} measure={null} reload={reload} />
        )}
      </div>
    </>
  );
}

function MeasureWords({ measure }: { measure: Measure }) {
  const days = [
    measure.considered_on && t("measures.considered", { on: shortDate(measure.considered_on) }),
    measure.applied_on && t("measures.applied", { on: shortDate(measure.applied_on) }),
    measure.decided_on && t("measures.decided", { on: shortDate(measure.decided_on) }),
    measure.starts_on && t("measures.granted_from", { on: shortDate(measure.starts_on) }),
  ].filter(Boolean);
  return (
    <>
      <div class="head">
        {wordLabel("measure", measure.measure)}
        <StateTag state={measure.state} />
      </div>
      {days.length > 0 && <div>{days.join(" · ")}</div>}
      {measure.note && <div class="detail">{measure.note}</div>}
    </>
  );
}

const QUESTION: RecordField[] = [
  { name: "forum", kind: "word", list: "forum", isRequired: true },
  { name: "question", kind: "long", longest: 500, isRequired: true },
];

/** *Ta videre*: asks a manager about a measure, or about something else in the case. */
function TakeFurther(props: {
  caseId: string;
  today: string;
  measure: Measure | null;
  reload(): Promise<void>;
}) {
  const { measure } = props;
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const label = measure
    ? t("measures.further_named", { name: wordLabel("measure", measure.measure) })
    : t("measures.further_other");

  function close(): void {
    setOpen(false);
    requestAnimationFrame(() => place.current?.querySelector("button")?.focus());
  }

  if (isOpen) {
    const question = measure ? wordLabel("measure", measure.measure) : "";
    return (
      <RecordForm
        entity="forum_question"
        label={label}
        row={null}
        fixed={{
          case_id: props.caseId,
          measure_id: measure?.id ?? null,
          asked_on: props.today,
        }}
        defaults={{ question: question && t("measures.question_start", { name: question }) }}
        fields={QUESTION.map((field) =>
          field.name === "question" ? { ...field, hint: t("measures.question_hint") } : field,
        )}
        saveWords={t("measures.further")}
        isFocused
        onCancel={close}
        onSaved={() => {
          void props.reload();
          close();
        }}
      />
    );
  }
  return (
    <div ref={place} class="screen-only">
      <Button variant="tertiary" aria-label={label} onClick={() => setOpen(true)}>
        {measure ? t("measures.further") : t("measures.further_other")}
      </Button>
    </div>
  );
}
