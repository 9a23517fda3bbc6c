/** Plain records that a desk writes, and what the forms offer. */
import { ask } from "./client.ts";
import type { Changed, FormChoices, RecordChange } from "./types.ts";

export type { Changed, FormChoices, RecordChange } from "./types.ts";

/** Makes some changes as one operation; sent again with the same id they count once. @throws ApiError, NetworkError */
export function sendChanges(opId: string, changes: RecordChange[]): Promise<Changed> {
  return ask<Changed>("/api/changes", { method: "POST", body: { op_id: opId, changes } });
}

/** The people, partners and landlords that a form can name. @throws ApiError, NetworkError */
export function readChoices(): Promise<FormChoices> {
  return ask<FormChoices>("/api/choices");
}
