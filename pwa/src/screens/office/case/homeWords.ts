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
