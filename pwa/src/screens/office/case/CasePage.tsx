import { useRoute } from "preact-iso";
import { getCase, type OfficeCaseFile } from "../../../api/cases.ts";
import { isNotFound } from "../../../api/errors.ts";
import { Button } from "../../../components/Button.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { localDate, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { PolledState } from "../PolledState.tsx";
import "../../../styles/casePage.css";
import { EndTag } from "../CaseTable.tsx";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { wordLabel } from "../words.ts";
import { SECTIONS } from "./sections.ts";

const POLL_MS = 30_000;

/** A case: one page, a section for each thing that one asks about. */
export function CasePage() {
  const { id = "" } = useRoute().params;
  const asked = usePoll(id, () => watched(getCase(id)), POLL_MS);
  const { data: file, error, reload } = asked;
  const isGone = isNotFound(error);
  return (
    <main id="main" class="case-page">
      <p class="screen-only">
        <a class="alone" href="/office/cases">
          {t("caseFile.back")}
        </a>
      </p>
      {!file && <PageHeading title={t(error === null ? "caseFile.case" : "caseFile.not_shown")} />}
      <PolledState of={asked} loading={t("caseFile.loading")} gone={t("caseFile.gone")} />
      {file && !isGone && (
        <>
          <Head file={file} />
          <p class="paper-only">{t("caseFile.paper", { on: shortDate(localDate()) })}</p>
          <div class="case-columns">
            <Contents file={file} />
            <div class="stack">
              {sectionsOf(file).map(({ id: section, view: View, isOnPaper }) => (
                <section
                  key={section}
                  class={isOnPaper ? "sheet stack" : "sheet stack screen-only"}
                  id={section}
                  aria-labelledby={`${section}-title`}
                >
                  <h2 id={`${section}-title`} tabIndex={-1}>
                    {t(`caseFile.section.${section}`)}
                  </h2>
                  <View caseId={file.id} file={file} reload={reload} />
                </section>
              ))}
            </div>
          </div>
        </>
      )}
    </main>
  );
}

function sectionsOf(file: OfficeCaseFile) {
  return SECTIONS.filter(({ isFor }) => isFor?.(file) ?? true);
}

function Head({ file }: { file: OfficeCaseFile }) {
  return (
    <>
      <div class="heading">
        <PageHeading title={t("cases.name", { code: file.code, name: file.resident.name })} />
        {file.closed_on ? (
          <span class="ds-tag" data-color="neutral">
            <Icon name="lock" />
            {t("caseFile.is_closed", {
              on: shortDate(file.closed_on),
              outcome: file.outcome ? wordLabel("case_outcome", file.outcome) : t("cases.none"),
            })}
          </span>
        ) : (
          file.end && <EndTag end={file.end} />
        )}
        <p class="screen-only">
          <Button variant="secondary" onClick={() => print()}>
            {t("caseFile.print")}
          </Button>
        </p>
      </div>
      {!file.is_whole && (
        <Notice kind="info">
          <p>
            {t("caseFile.is_partial", {
              topics: file.topics.map((topic) => wordLabel("consent_topic", topic)).join(", "),
            })}
          </p>
        </Notice>
      )}
    </>
  );
}

/** The way to each section. */
function Contents({ file }: { file: OfficeCaseFile }) {
  return (
    <nav class="contents screen-only" aria-label={t("caseFile.contents")}>
      <ul>
        {sectionsOf(file).map(({ id }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.scrollIntoView();
                document.getElementById(`${id}-title`)?.focus({ preventScroll: true });
              }}
            >
              {t(`caseFile.section.${id}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
