import type { EvictionDeadline } from "../../../api/housing.ts";
import { number, shortDate } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";

/** Øre as kroner: 1 250 kr, with øre only where there are some. */
export function kroner(ore: number): string {
  return t("housing.kroner", { amount: number(ore / 100, ore % 100 === 0 ? 0 : 2) });
}

/** A date, or that it is not set. */
export function dateOr(date: string | null): string {
  return date ? shortDate(date) : t("housing.not_set");
}

/** What a deadline builds on: the letter and the law, or somebody's hand. Nothing where there is none. */
export function reckoningWords(
  { eviction_deadline_on, computed_on, period_days }: EvictionDeadline,
  stage: string,
  letterOn: string | null,
): string {
  if (!eviction_deadline_on) return "";
  if (!computed_on || !letterOn) return t("eviction.by_hand");
  const told = { days: period_days ?? 0, letter: shortDate(letterOn) };
  const what =
    eviction_deadline_on === computed_on
      ? t("eviction.computed", told)
      : t("eviction.by_hand_instead", { ...told, computed: shortDate(computed_on) });
  const law = t(stage === "landlord_notice" ? "eviction.law_notice" : "eviction.law_objection");
  return `${what} ${law}`;
}
