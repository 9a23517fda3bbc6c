/** The team's equipment: what there is, and what is missing. All caretakers share it. */
import { openedStore } from "../store/current.ts";
import { view } from "../store/view.ts";
import { operationOf } from "./operation.ts";
import { baseOf, created, kept } from "./records.ts";

/** Adds a thing; blank words are nothing. @throws NotSaved; Locked */
export async function addEquipment(name: string, draftId?: string): Promise<void> {
  const words = kept(name);
  if (!words) return;
  const set = { name: words, count: 1, kept_at: null, note: null, is_missing: false };
  await openedStore().saveOperation(operationOf([created("equipment", set)]), draftId);
}

/** Says that a thing is missing, or is there again. @throws NotSaved; Locked */
export async function toggleMissing(id: string): Promise<void> {
  const one = view.row("equipment", id);
  if (!one) return;
  const { is_missing } = one;
  await openedStore().saveOperation(
    operationOf([
      {
        entity: "equipment",
        id,
        action: "patch",
        base_version: baseOf("equipment", id),
        base: { is_missing },
        set: { is_missing: !is_missing },
      },
    ]),
  );
}
