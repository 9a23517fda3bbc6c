import { useRoute } from "preact-iso";
import { readLandlord } from "../../../api/registers.ts";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { localDate, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { PolledState } from "../PolledState.tsx";
import "../../../styles/housing.css";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { wordLabel } from "../words.ts";
import { homeWords } from "./Bodies.tsx";
import { RegisterRows } from "./RegisterRows.tsx";
import { AGREEMENT, DWELLING } from "./registerFields.ts";

const POLL_MS = 60_000;

/** A landlord with what has been: homes, what was agreed, and the cases that one may read. */
export function LandlordPage() {
  const { id = "" } = useRoute().params;
  const asked = usePoll(id, () => watched(readLandlord(id)), POLL_MS);
  const { data: one, reload } = asked;
  return (
    <main id="main">
      <p>
        <a class="alone" href="/office/registers/landlords">
          {t("registers.view_landlords")}
        </a>
      </p>
      <PageHeading title={one?.name ?? t("registers.landlord")} />
      <PolledState of={asked} loading={t("registers.loading")} />
      {one && (
        <>
          <p class="subtle">
            {[wordLabel("landlord_type", one.landlord_type), one.phone, one.email]
              .filter(Boolean)
              .join(" · ")}
          </p>
          <section class="stack" aria-labelledby="agreements">
            <h2 id="agreements">{t("registers.agreements")}</h2>
            <RegisterRows
              entity="agreement"
              fields={AGREEMENT}
              fixed={{ landlord_id: one.id }}
              defaults={{ agreed_on: localDate() }}
              newWords={t("registers.new_agreement")}
              empty={t("registers.no_agreements")}
              onSaved={reload}
              rows={one.agreements.map((each) => ({
                row: { ...each },
                name: each.text,
                spoken: each.text,
                details: [
                  t("registers.agreed", { on: shortDate(each.agreed_on), name: each.noted_by }),
                  each.next_on && t("registers.next", { on: shortDate(each.next_on) }),
                  each.case?.code ?? null,
                ],
              }))}
            />
          </section>
          <section class="stack" aria-labelledby="homes">
            <h2 id="homes">{t("registers.homes")}</h2>
            <RegisterRows
              entity="dwelling"
              fields={DWELLING}
              fixed={{ landlord_id: one.id }}
              newWords={t("registers.new_dwelling")}
              empty={t("registers.no_homes")}
              onSaved={reload}
              rows={one.dwellings.map((each) => ({
                row: { ...each },
                name: each.address,
                spoken: each.address,
                details: homeWords(each),
              }))}
            />
          </section>
          <section class="stack" aria-labelledby="cases">
            <h2 id="cases">{t("registers.cases")}</h2>
            {one.cases.length === 0 && <p>{t("registers.no_cases")}</p>}
            {one.cases.map((each) => (
              <p key={each.id}>
                <a href={`/office/cases/${each.id}`}>
                  {t("cases.name", { code: each.code, name: each.resident_name })}
                </a>{" "}
                <span class="subtle">
                  {each.closed_on
                    ? t("registers.from_to", {
                        from: shortDate(each.opened_on),
                        to: shortDate(each.closed_on),
                      })
                    : t("registers.since", { from: shortDate(each.opened_on) })}
                </span>
              </p>
            ))}
          </section>
        </>
      )}
    </main>
  );
}
