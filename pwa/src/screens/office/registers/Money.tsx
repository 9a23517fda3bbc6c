import { listGrants, listRates, type RegisteredGrant } from "../../../api/registers.ts";
import { number, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import { PolledState } from "../PolledState.tsx";
import { watched } from "../session.ts";
import { usePoll } from "../usePoll.ts";
import { RegisterRows } from "./RegisterRows.tsx";
import { GRANT, GRANT_SHARE, RATE } from "./registerFields.ts";

const POLL_MS = 60_000;
/** A year's work of one position, until the grant's letter says otherwise (reports.md, F18). */
const FTE_HOURS = 1750;

/** Grants: who pays, for what, until when, on which conditions, and for whose positions. */
export function Grants() {
  const list = usePoll("grants", () => watched(listGrants()), POLL_MS);
  if (!list.data) return <PolledState of={list} loading={t("registers.loading")} />;
  return (
    <RegisterRows
      entity="grant"
      fields={GRANT}
      defaults={{ fte_hours: FTE_HOURS }}
      newWords={t("registers.new_grant")}
      empty={t("registers.no_grants")}
      onSaved={list.reload}
      rows={list.data.map((one) => ({
        row: { ...one },
        name: one.name,
        spoken: one.name,
        details: [
          t("registers.grant_line", {
            funder: one.funder,
            kroner: number(one.amount_ore / 100),
            from: shortDate(one.starts_on),
            to: shortDate(one.ends_on),
          }),
          one.report_due_on && t("registers.due", { on: shortDate(one.report_due_on) }),
          one.letter_ref,
          one.conditions,
        ],
        children: <Shares grant={one} onSaved={list.reload} />,
      }))}
    />
  );
}

function Shares({ grant, onSaved }: { grant: RegisteredGrant; onSaved(): void }) {
  return (
    <details>
      <summary>{t("registers.shares", { count: grant.shares.length })}</summary>
      <RegisterRows
        entity="grant_share"
        fields={GRANT_SHARE}
        fixed={{ grant_id: grant.id }}
        newWords={t("registers.new_share")}
        empty={t("registers.no_shares")}
        onSaved={onSaved}
        rows={grant.shares.map((one) => ({
          row: { ...one },
          name: one.name,
          spoken: one.name,
          details: [t("registers.percent", { percent: one.percent })],
        }))}
      />
    </details>
  );
}

/** What a kilometre is paid, from which day. Kilometres are counted here and paid by the payroll system. */
export function Rates() {
  const list = usePoll("rates", () => watched(listRates()), POLL_MS);
  if (!list.data) return <PolledState of={list} loading={t("registers.loading")} />;
  return (
    <RegisterRows
      entity="km_rate"
      fields={RATE}
      defaults={{ passenger_ore_per_km: 0 }}
      newWords={t("registers.new_rate")}
      empty={t("registers.no_rates")}
      onSaved={list.reload}
      rows={list.data.map((one) => ({
        row: { ...one },
        name: t("registers.rate_from", { on: shortDate(one.valid_from) }),
        spoken: shortDate(one.valid_from),
        details: [
          t("registers.rate_line", {
            kroner: number(one.ore_per_km / 100, 2),
            passenger: number(one.passenger_ore_per_km / 100, 2),
          }),
          one.is_in_force && t("registers.in_force"),
          one.source,
        ],
      }))}
    />
  );
}
