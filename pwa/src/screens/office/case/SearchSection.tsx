import type { Housing } from "../../../api/housing.ts";
import { shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { wordLabel } from "../words.ts";
import { HousingPart } from "./HousingPart.tsx";
import { Records } from "./Records.tsx";

/** The search for a home on the private market: viewings, offers, contract, the day of moving in. */
export function SearchSection({ caseId }: { caseId: string }) {
  return (
    <HousingPart caseId={caseId}>
      {(sheet, reload) => (
        <Records
          entity="housing_step"
          fixed={{ case_id: caseId }}
          rows={sheet.steps}
          fields={fieldsFor(sheet)}
          defaults={{ taken_on: sheet.today }}
          mayWrite={sheet.may_write}
          empty={t("search_home.empty")}
          addWords={t("search_home.add")}
          name={(step) =>
            t("search_home.name", {
              what: wordLabel("housing_step", step.type),
              on: shortDate(step.taken_on),
            })
          }
          reload={reload}
          show={(step) => (
            <>
              <div class="head">
                {wordLabel("housing_step", step.type)}
                <span class="detail">{shortDate(step.taken_on)}</span>
              </div>
              {(step.dwelling_address || step.landlord_name) && (
                <div>{[step.dwelling_address, step.landlord_name].filter(Boolean).join(", ")}</div>
              )}
              {step.note && <div class="detail">{step.note}</div>}
            </>
          )}
        />
      )}
    </HousingPart>
  );
}

function fieldsFor({ dwellings }: Housing): RecordField[] {
  return [
    { name: "type", kind: "word", list: "housing_step", isRequired: true },
    { name: "taken_on", kind: "date", isRequired: true },
    { name: "landlord_id", kind: "landlord" },
    {
      name: "dwelling_id",
      kind: "choice",
      options: dwellings.map(({ id, address }) => ({ id, name: address })),
    },
    { name: "note", kind: "long", longest: 500 },
  ];
}
