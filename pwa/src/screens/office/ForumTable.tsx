import type { ForumQuestion } from "../../api/housing.ts";
import { Button } from "../../components/Button.tsx";
import { shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { StateTag } from "./StateTag.tsx";
import { wordLabel } from "./words.ts";

/** A manager's questions as rows: case codes and initials, and no name. */
export function ForumTable(props: {
  questions: ForumQuestion[];
  onAnswer(question: ForumQuestion): void;
}) {
  return (
    <div class="scroll">
      <table class="ds-table">
        <caption class="ds-sr-only">{t("forums.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("forums.case")}</th>
            <th scope="col">{t("record.forum_question_measure_id")}</th>
            <th scope="col">{t("record.forum_question_question")}</th>
            <th scope="col">{t("record.forum_question_asked_on")}</th>
            <th scope="col">{t("record.forum_question_state")}</th>
          </tr>
        </thead>
        <tbody>
          {props.questions.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                {each.case.is_readable ? (
                  <a class="open" href={`/office/cases/${each.case.id}`}>
                    {each.case.code}
                  </a>
                ) : (
                  each.case.code
                )}
                <div class="detail">{each.case.initials}</div>
              </th>
              <td>
                {each.measure ? (
                  <>
                    {wordLabel("measure", each.measure.measure)}
                    <div class="tags">
                      <StateTag state={each.measure.state} />
                    </div>
                  </>
                ) : (
                  t("housing.not_set")
                )}
              </td>
              <td class="words">{each.question}</td>
              <td>
                {shortDate(each.asked_on)}
                <div class="detail">{each.asked_by_name}</div>
              </td>
              <td>
                <Answer question={each} onAnswer={() => props.onAnswer(each)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Answer({ question, onAnswer }: { question: ForumQuestion; onAnswer(): void }) {
  if (!question.answered_on) {
    if (!question.may_answer) return <>{t("questions.waits")}</>;
    return (
      <Button
        variant="secondary"
        class="screen-only"
        aria-label={t("forums.answer_title", {
          code: question.case.code,
          about: question.measure
            ? wordLabel("measure", question.measure.measure)
            : question.question,
        })}
        onClick={onAnswer}
      >
        {t("forums.answer")}
      </Button>
    );
  }
  return (
    <>
      {question.state && <StateTag state={question.state} isAnswer />}
      {question.answer && <div>{question.answer}</div>}
      <div class="detail">
        {t("questions.answered", {
          on: shortDate(question.answered_on),
          name: question.answered_by_name ?? t("entry.the_system"),
        })}
      </div>
    </>
  );
}
