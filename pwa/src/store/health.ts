/** How often this phone has had to repair what it reads: kept in the vault, shown under «Mer». */
import { type Signal, signal } from "@preact/signals";

/** Counts over the phone's life. */
export interface Health {
  /** Repairs by the manifest, for whatever reason. */
  repairs: number;
  /** Weekly checks that found something wrong; then how many records were missing or too many. */
  mismatches: number;
  missing: number;
  extra: number;
}

/** One repair: what caused it, and how many records had to come and to go. */
export interface Repair {
  cause: string;
  missing: number;
  extra: number;
}

/** A phone that has never had to. */
export const UNHURT: Health = { repairs: 0, mismatches: 0, missing: 0, extra: 0 };

/** The counts of the open phone. */
export const health: Signal<Health> = signal(UNHURT);

/** The counts after one more repair. Only what a check found was ever a fault. */
export function withRepair(before: Health, { cause, missing, extra }: Repair): Health {
  const fault = cause === "check" ? { mismatches: 1, missing, extra } : UNHURT;
  return {
    repairs: before.repairs + 1,
    mismatches: before.mismatches + fault.mismatches,
    missing: before.missing + fault.missing,
    extra: before.extra + fault.extra,
  };
}
