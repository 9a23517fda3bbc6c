import type { ForumQuestion } from "../../../api/housing.ts";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { StateTag } from "../StateTag.tsx";
import { wordLabel } from "../words.ts";

/** What has been asked of the managers, with their answers. */
export function Questions({ questions, empty }: { questions: ForumQuestion[]; empty?: string }) {
  if (!questions.length) return empty ? <p class="subtle">{empty}</p> : null;
  return (
    <ul class="answers">
      {questions.map((each) => (
        <li key={each.id}>
          <div class="detail">
            {t("questions.asked", {
              forum: wordLabel("forum", each.forum),
              on: shortDate(each.asked_on),
              name: each.asked_by_name ?? t("entry.the_system"),
            })}
          </div>
          <div class="note">{each.question}</div>
          {each.answered_on ? (
            <div>
              <span class="detail">
                {t("questions.answered", {
                  on: shortDate(each.answered_on),
                  name: each.answered_by_name ?? t("entry.the_system"),
                })}
              </span>{" "}
              {each.state && <StateTag state={each.state} isAnswer />}
              {each.answer && <div class="note">{each.answer}</div>}
            </div>
          ) : (
            <div class="detail">
              {t("questions.waits")}{" "}
              {each.may_answer && (
                <a class="alone" href={`/office/forums?forum=${each.forum}`}>
                  {t("questions.to_answer")}
                </a>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
