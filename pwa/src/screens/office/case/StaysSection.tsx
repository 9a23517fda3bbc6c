import type { Housing } from "../../../api/housing.ts";
import { Notice } from "../../../components/Notice.tsx";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { HousingPart } from "./HousingPart.tsx";
import { kroner } from "./homeWords.ts";
import { Records } from "./Records.tsx";

const FIELDS: RecordField[] = [
  { name: "starts_on", kind: "date", isRequired: true },
  { name: "ends_on", kind: "date" },
  { name: "landlord_id", kind: "landlord" },
  { name: "night_cost_ore", kind: "money" },
  { name: "next_step", kind: "text", longest: 200 },
];

/** Temporary housing: nights and cost, and a warning when it has lasted long. */
export function StaysSection({ caseId }: { caseId: string }) {
  return (
    <HousingPart caseId={caseId}>
      {(sheet, reload) => (
        <>
          <Run run={sheet.stay_run} />
          {sheet.stays.length > 0 && <Total total={sheet.stays_total} />}
          <Records
            entity="temporary_stay"
            fixed={{ case_id: caseId }}
            rows={sheet.stays}
            fields={FIELDS}
            defaults={{ starts_on: sheet.today }}
            mayWrite={sheet.may_write}
            empty={t("stays.empty")}
            addWords={t("stays.add")}
            name={(stay) => t("stays.name", { from: shortDate(stay.starts_on) })}
            reload={reload}
            show={(stay) => <Stay stay={stay} />}
          />
        </>
      )}
    </HousingPart>
  );
}

function Stay({ stay }: { stay: Housing["stays"][number] }) {
  return (
    <>
      <div class="head">
        {stay.ends_on
          ? t("stays.period", { from: shortDate(stay.starts_on), to: shortDate(stay.ends_on) })
          : t("stays.since", { from: shortDate(stay.starts_on) })}
      </div>
      <div>
        {t("stays.nights", { count: stay.nights })} · {t("stays.days", { count: stay.days })} ·{" "}
        {stay.cost_ore === null
          ? t("stays.no_price")
          : t("stays.cost", {
              cost: kroner(stay.cost_ore),
              night: kroner(stay.night_cost_ore ?? 0),
            })}
      </div>
      {stay.landlord_name && <div class="detail">{stay.landlord_name}</div>}
      {stay.next_step && <div class="detail">{t("stays.next_step", { step: stay.next_step })}</div>}
    </>
  );
}

function Run({ run }: { run: Housing["stay_run"] }) {
  if (!run) return null;
  const told = { count: run.days, since: shortDate(run.since) };
  if (!run.length) return <p>{t("stays.run", told)}</p>;
  return (
    <Notice kind={run.length === "second" ? "danger" : "warning"}>
      <p>
        <strong>{t("stays.run", told)}</strong>
      </p>
      <p>
        {run.length === "second"
          ? t("stays.long_second", { count: run.second_days })
          : t("stays.long_first", { count: run.first_days })}
      </p>
    </Notice>
  );
}

function Total({ total }: { total: Housing["stays_total"] }) {
  return (
    <p class="sum">
      {t("stays.total", {
        nights: t("stays.nights", { count: total.nights }),
        cost: kroner(total.cost_ore),
      })}
      {total.without_price > 0 && (
        <span class="subtle"> {t("stays.without_price", { count: total.without_price })}</span>
      )}
    </p>
  );
}
