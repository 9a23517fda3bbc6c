import { useRoute } from "preact-iso";
import { linesOf, visitDraft } from "../../actions/visit.ts";
import { Notice } from "../../components/Notice.tsx";
import { topicsForLandlord } from "../../domain/consent.ts";
import { localDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { rows, viewVersion } from "../../store/view.ts";
import { label, wordsOf } from "../../store/words.ts";
import { Agreements } from "./Agreements.tsx";
import { landlordOf } from "./caseWords.ts";

const EVERYTHING = "everything";

/** What the resident has allowed to be said to who lets the home, and what not; nothing where nobody does. */
export function MaySay({ caseId }: { caseId: string }) {
  const landlord = landlordOf(caseId);
  if (!landlord) return null;
  const own = rows("consent").filter((one) => one.case_id === caseId);
  const topics = topicsForLandlord(own, landlord.landlord_type, localDate());
  const others = wordsOf("consent_topic")
    .map(({ key }) => key)
    .filter((key) => key !== EVERYTHING && !topics.includes(key));
  const isLimited = topics.length > 0 && !topics.includes(EVERYTHING) && others.length > 0;
  return (
    <Notice kind={topics.length ? "info" : "warning"}>
      <h3>{t("case.may_say", { name: landlord.name })}</h3>
      <p>
        {topics.length
          ? t("case.may_say_topics", { topics: said(topics) })
          : t("case.may_say_nothing")}
      </p>
      {isLimited && <p>{t("case.may_say_not", { topics: said(others) })}</p>}
    </Notice>
  );
}

/**
 * The same above the note of a visit or a call, where one has spoken or is to speak with the landlord; and
 * what was agreed.
 */
export function MaySayHere() {
  const visit = visitDraft(useRoute().params.id);
  viewVersion.value;
  const isDialogue =
    visit && linesOf(visit).some(({ taskType }) => taskType === "landlord_dialogue");
  if (!isDialogue || !visit.caseId) return null;
  return (
    <>
      <MaySay caseId={visit.caseId} />
      <Agreements key={visit.caseId} caseId={visit.caseId} />
    </>
  );
}

function said(topics: string[]): string {
  return topics.map((topic) => label("consent_topic", topic).toLowerCase()).join(", ");
}
