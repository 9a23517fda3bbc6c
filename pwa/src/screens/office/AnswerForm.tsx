import { answerQuestion, type ForumQuestion } from "../../api/housing.ts";
import { localDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import type { RecordField } from "./record/fields.ts";
import { RecordForm } from "./record/RecordForm.tsx";
import { answerWords } from "./StateTag.tsx";
import { wordLabel } from "./words.ts";

/** A manager's answer, or what Nav's contact notes of it; the measure follows in the same operation. */
export function AnswerForm(props: { question: ForumQuestion; onCancel(): void; onSaved(): void }) {
  const { question } = props;
  const { measure } = question;
  const isNav = question.forum === "nav_department_manager";
  const fields: RecordField[] = [
    {
      name: "state",
      kind: "choice",
      options: ANSWERS.map((state) => ({ id: state, name: answerWords(state) })),
      isRequired: measure !== null,
    },
    ...(measure ? [STARTS] : []),
    {
      name: "answer",
      kind: "long",
      longest: 500,
      isRequired: measure === null,
    },
    { name: "answered_on", kind: "date", isRequired: true },
  ];
  const about = measure ? wordLabel("measure", measure.measure) : question.question;
  const title = t(isNav ? "forums.note_title" : "forums.answer_title", {
    code: question.case.code,
    about,
  });
  return (
    <section class="stack screen-only" aria-label={title}>
      <h2>{title}</h2>
      <p>
        <strong>
          {t("forums.about", { code: question.case.code, initials: question.case.initials })}
        </strong>{" "}
        {question.question}
      </p>
      <RecordForm
        entity="forum_question"
        label={title}
        row={null}
        defaults={{ answered_on: localDate() }}
        fields={fields.map((field) =>
          field.name === "starts_on" ? { ...field, hint: t("forums.starts_hint") } : field,
        )}
        saveWords={t(isNav ? "forums.note" : "forums.answer")}
        isFocused
        send={(op_id, [form]) => {
          const said = (form?.set ?? {}) as {
            state?: NonNullable<ForumQuestion["state"]>;
            starts_on?: string;
            answer?: string;
            answered_on: string;
          };
          return answerQuestion(question.id, {
            op_id,
            base_version: question.version,
            answered_on: said.answered_on,
            state: said.state ?? null,
            starts_on: said.starts_on ?? null,
            answer: said.answer ?? null,
            seen: measure && {
              version: measure.version,
              state: measure.state,
              applied_on: measure.applied_on,
              decided_on: measure.decided_on,
              starts_on: measure.starts_on,
            },
          });
        }}
        onCancel={props.onCancel}
        onSaved={props.onSaved}
      />
    </section>
  );
}

/** What can be answered, in the order of how often it is. */
const ANSWERS = ["granted", "refused", "considered", "applied", "withdrawn"] as const;
const STARTS: RecordField = { name: "starts_on", kind: "date" };
