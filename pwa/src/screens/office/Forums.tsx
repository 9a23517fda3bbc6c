import { useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { type Forum, type ForumQuestion, listQuestions } from "../../api/housing.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { PageHeading } from "../../components/PageHeading.tsx";
import { localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { PolledState } from "./PolledState.tsx";
import "../../styles/housing.css";
import { AnswerForm } from "./AnswerForm.tsx";
import { ForumTable } from "./ForumTable.tsx";
import { session, watched } from "./session.ts";
import { usePoll } from "./usePoll.ts";
import { wordLabel } from "./words.ts";

const POLL_MS = 15_000;
const FORUMS: Forum[] = ["unit_manager", "nav_department_manager"];
const STATES = ["open", "answered"] as const;

/** *Ta videre*: what is asked of each manager, on a sheet that can be printed, and where it is answered. */
export function Forums() {
  const { query, route } = useLocation();
  const forum = FORUMS.find((each) => each === query.forum) ?? ownForum();
  const state = STATES.find((each) => each === query.state) ?? "open";
  const [answering, setAnswering] = useState<ForumQuestion | null>(null);
  const [isSaved, setSaved] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const list = usePoll(
    `forums/${forum}/${state}`,
    () => watched(listQuestions(forum, state)),
    POLL_MS,
  );

  function show(nextForum: Forum, nextState: string): void {
    setAnswering(null);
    setSaved(false);
    route(`/office/forums?forum=${nextForum}&state=${nextState}`);
  }

  function close(): void {
    setAnswering(null);
    requestAnimationFrame(() => top.current?.querySelector("h1")?.focus());
  }

  return (
    <main id="main" class="forum-sheet">
      <div class="heading" ref={top}>
        <div>
          <PageHeading title={t("forums.title")} />
          <p class="subtle">
            {t("forums.sheet_for", {
              forum: wordLabel("forum", forum),
              on: shortDate(localDate()),
            })}
          </p>
        </div>
        <Button variant="secondary" class="screen-only" onClick={() => window.print()}>
          {t("forums.print")}
        </Button>
      </div>
      <div class="filters screen-only">
        <fieldset class="filter" aria-label={t("record.forum_question_forum")}>
          {FORUMS.map((each) => (
            <Button
              key={each}
              variant="secondary"
              aria-pressed={each === forum}
              onClick={() => show(each, state)}
            >
              {wordLabel("forum", each)}
            </Button>
          ))}
        </fieldset>
        <fieldset class="filter" aria-label={t("forums.show")}>
          {STATES.map((each) => (
            <Button
              key={each}
              variant="secondary"
              aria-pressed={each === state}
              onClick={() => show(forum, each)}
            >
              {t(`forums.state_${each}`)}
            </Button>
          ))}
        </fieldset>
      </div>
      <p class="subtle">{t("forums.initials")}</p>
      {isSaved && (
        <Notice kind="success" isLive>
          <p>{t("forums.saved")}</p>
        </Notice>
      )}
      {answering && (
        <AnswerForm
          key={answering.id}
          question={answering}
          onCancel={close}
          onSaved={() => {
            setSaved(true);
            list.reload();
            close();
          }}
        />
      )}
      <PolledState of={list} loading={t("forums.loading")} />
      {list.data?.length === 0 && (
        <div class="sheet stack">
          <h2>{t(`forums.empty_${state}`)}</h2>
          <p>{t("forums.empty_why")}</p>
        </div>
      )}
      {list.data && list.data.length > 0 && (
        <ForumTable
          questions={list.data}
          onAnswer={(question) => {
            setSaved(false);
            setAnswering(question);
          }}
        />
      )}
    </main>
  );
}

/** Nav's contact meets the list for the manager at Nav first, everybody else that of the unit manager. */
function ownForum(): Forum {
  const roles = session.value?.user.roles ?? [];
  return roles.length === 1 && roles[0] === "nav_housing_contact"
    ? "nav_department_manager"
    : "unit_manager";
}
