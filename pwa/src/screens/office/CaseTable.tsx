import type { CaseRow } from "../../api/cases.ts";
import { Icon } from "../../components/Icon.tsx";
import { shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { fieldName } from "../shared/fieldWords.ts";
import { wordLabel } from "./words.ts";

/** Cases as rows; each opens its page. */
export function CaseTable({ cases, isClosed }: { cases: CaseRow[]; isClosed: boolean }) {
  return (
    <div class="scroll">
      <table class="ds-table">
        <caption class="ds-sr-only">{t("cases.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("cases.case")}</th>
            <th scope="col">{t("cases.home")}</th>
            <th scope="col">{t("cases.assigned")}</th>
            <th scope="col">{t(isClosed ? "cases.outcome" : "cases.deadline")}</th>
            <th scope="col">{t(isClosed ? "cases.closed_on" : "cases.planned_end")}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ one }: { one: CaseRow }) {
  const address = one.is_address_protected ? t("place.hidden") : one.address;
  const stage = one.eviction_stage && one.eviction_stage !== "none" ? one.eviction_stage : null;
  return (
    <tr>
      <td>
        <a class="open" href={`/office/cases/${one.id}`}>
          {t("cases.name", { code: one.code, name: one.resident_name })}
        </a>
      </td>
      <td>{address ?? t("cases.no_home")}</td>
      <td>
        {one.assigned.length
          ? one.assigned.map((person) => <div key={person.id}>{person.name}</div>)
          : t("cases.nobody")}
      </td>
      {one.closed_on ? (
        <>
          <td>{one.outcome ? wordLabel("case_outcome", one.outcome) : t("cases.none")}</td>
          <td>{shortDate(one.closed_on)}</td>
        </>
      ) : (
        <>
          <td>
            {one.deadline_on ? (
              <>
                {shortDate(one.deadline_on)}
                <div class="detail">{fieldName(one.deadline ?? "")}</div>
              </>
            ) : (
              t("cases.none")
            )}
            {stage && <div class="detail">{wordLabel("eviction_stage", stage)}</div>}
          </td>
          <td>
            {one.planned_end_on ? shortDate(one.planned_end_on) : t("cases.not_set")}
            {one.end && <EndTag end={one.end} />}
          </td>
        </>
      )}
    </tr>
  );
}

/** That the planned end is near, or has passed. */
export function EndTag({ end }: { end: "soon" | "passed" }) {
  return (
    <div class="tags">
      <span class="ds-tag" data-color={end === "passed" ? "danger" : "warning"}>
        <Icon name={end === "passed" ? "warning" : "clock"} />
        {t(`caseFile.end_${end}`)}
      </span>
    </div>
  );
}
