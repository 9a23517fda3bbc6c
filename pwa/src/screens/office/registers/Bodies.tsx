import { useState } from "preact/hooks";
import {
  findDwellings,
  findLandlords,
  findPartners,
  type RegisteredDwelling,
  type RegisteredPartner,
} from "../../../api/registers.ts";
import { Button } from "../../../components/Button.tsx";
import { TextField } from "../../../components/TextField.tsx";
import { number, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { PolledPages } from "../PolledPages.tsx";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { wordLabel } from "../words.ts";
import { RegisterRows } from "./RegisterRows.tsx";
import { DWELLING, LANDLORD, PARTNER, PARTNER_CONTACT } from "./registerFields.ts";

const POLL_MS = 60_000;

/** What is searched for, and whether those that are used no longer are shown. */
function useAsked() {
  const [text, setText] = useState("");
  const [page, setPage] = useState(1);
  const [isRetired, setRetired] = useState(false);
  const tools = (
    <div class="find-tools">
      <TextField
        label={t("registers.find")}
        name="find"
        autoComplete="off"
        value={text}
        onText={(value) => {
          setText(value);
          setPage(1);
        }}
      />
      <Button
        variant="secondary"
        aria-pressed={isRetired}
        onClick={() => {
          setRetired(!isRetired);
          setPage(1);
        }}
      >
        {t("registers.show_retired")}
      </Button>
    </div>
  );
  return { text, page, setPage, isRetired, tools };
}

/** Partners with the people to ring there. */
export function Partners() {
  const { text, page, setPage, isRetired, tools } = useAsked();
  const list = usePoll(
    `partners/${text}/${page}/${isRetired}`,
    () => watched(findPartners(text, page, isRetired)),
    POLL_MS,
  );
  return (
    <>
      {tools}
      <PolledPages list={list} page={page} loading={t("registers.loading")} onPage={setPage}>
        {({ partners }) => (
          <RegisterRows
            entity="partner"
            fields={PARTNER}
            newWords={t("registers.new_partner")}
            empty={t("registers.none_found")}
            onSaved={list.reload}
            rows={partners.map((one) => ({
              row: { ...one },
              name: one.name,
              spoken: one.name,
              details: [wordLabel("partner_type", one.partner_type), ...reached(one)],
              isRetired: one.is_retired,
              children: <Contacts partner={one} onSaved={list.reload} />,
            }))}
          />
        )}
      </PolledPages>
    </>
  );
}

function Contacts({ partner, onSaved }: { partner: RegisteredPartner; onSaved(): void }) {
  return (
    <details>
      <summary>{t("registers.contacts", { count: partner.contacts.length })}</summary>
      <RegisterRows
        entity="partner_contact"
        fields={PARTNER_CONTACT}
        fixed={{ partner_id: partner.id }}
        newWords={t("registers.new_contact")}
        empty={t("registers.no_contacts")}
        onSaved={onSaved}
        rows={partner.contacts.map((one) => ({
          row: { ...one },
          name: one.name,
          spoken: one.name,
          details: [one.role, ...reached(one)],
        }))}
      />
    </details>
  );
}

/** Landlords, each with a page of its own for what has been. */
export function Landlords() {
  const { text, page, setPage, isRetired, tools } = useAsked();
  const list = usePoll(
    `landlords/${text}/${page}/${isRetired}`,
    () => watched(findLandlords(text, page, isRetired)),
    POLL_MS,
  );
  return (
    <>
      {tools}
      <PolledPages list={list} page={page} loading={t("registers.loading")} onPage={setPage}>
        {({ landlords }) => (
          <RegisterRows
            entity="landlord"
            fields={LANDLORD}
            newWords={t("registers.new_landlord")}
            empty={t("registers.none_found")}
            onSaved={list.reload}
            rows={landlords.map((one) => ({
              row: { ...one },
              name: <a href={`/office/registers/landlords/${one.id}`}>{one.name}</a>,
              spoken: one.name,
              details: [
                wordLabel("landlord_type", one.landlord_type),
                ...reached(one),
                one.vacant > 0 && t("registers.vacant", { count: one.vacant }),
              ],
              isRetired: one.is_retired,
            }))}
          />
        )}
      </PolledPages>
    </>
  );
}

/** Homes that stand empty, whoever lets them out. */
export function Dwellings() {
  const [page, setPage] = useState(1);
  const list = usePoll(`dwellings/${page}`, () => watched(findDwellings("", page)), POLL_MS);
  return (
    <PolledPages list={list} page={page} loading={t("registers.loading")} onPage={setPage}>
      {({ dwellings }) => (
        <RegisterRows
          entity="dwelling"
          fields={DWELLING}
          empty={t("registers.no_vacant")}
          onSaved={list.reload}
          rows={dwellings.map((one) => ({
            row: { ...one },
            name: one.address,
            spoken: one.address,
            details: [one.landlord.name, ...homeWords(one)],
          }))}
        />
      )}
    </PolledPages>
  );
}

/** What is said of a home in short. */
export function homeWords(one: RegisteredDwelling): (string | null | false)[] {
  return [
    one.rooms !== null && t("registers.rooms", { count: one.rooms }),
    one.rent_ore !== null && t("registers.rent", { kroner: number(one.rent_ore / 100) }),
    one.vacant_from && t("registers.vacant_from", { on: shortDate(one.vacant_from) }),
    one.note,
  ];
}

function reached(one: { phone: string | null; email: string | null; note?: string | null }) {
  return [[one.phone, one.email].filter(Boolean).join(" · ") || null, one.note ?? null];
}
