/**
 * The housing goal, in the resident's words. What is typed is sealed as it is typed, and is held
 * against what stood there when the writing began: two who write are asked, neither is overwritten.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { BaseVersion } from "../api/wire.ts";
import { newId } from "../domain/ids.ts";
import { openedStore } from "../store/current.ts";
import { drafts } from "../store/deviceStore.ts";
import { view } from "../store/view.ts";
import { sealsDrafts } from "./drafts.ts";
import { operationOf } from "./operation.ts";
import { baseOf, kept } from "./records.ts";

/** A goal being written. The draft's own id is that of the operation it becomes. */
export interface GoalDraft {
  kind: "housing_goal";
  caseId: string;
  opId: string;
  seen: { version: BaseVersion; goal: string | null };
  text: string;
}

let waiting: GoalDraft | undefined;
let sealing: Promise<void> | undefined;

/** Every goal that is being written. */
export const goalsBegun: ReadonlySignal<GoalDraft[]> = computed(() =>
  ([...drafts.value.values()] as (GoalDraft | null)[]).flatMap((draft) =>
    draft?.kind === "housing_goal" ? [draft] : [],
  ),
);

/** The goal that is being written in this case, or null. */
export function goalDraft(caseId: string): GoalDraft | null {
  return goalsBegun.value.find((goal) => goal.caseId === caseId) ?? null;
}

/** Begins to write; one that was begun goes on. @throws NotSaved; Locked */
export async function beginGoal(caseId: string): Promise<void> {
  const goal = view.row("case", caseId)?.housing_goal ?? null;
  if (goalDraft(caseId)) return;
  const opId = newId();
  const seen = { version: baseOf("case", caseId), goal };
  await keep({ kind: "housing_goal", caseId, opId, seen, text: goal ?? "" });
}

/** What is being typed; while one seal is written the next waits, and only the last is kept. */
export function typeGoal(draft: GoalDraft, text: string): Promise<void> {
  waiting = { ...draft, text };
  sealing ??= sealAll().finally(() => {
    sealing = undefined;
  });
  return sealing;
}

/** Saves the goal as one operation; one that says what stood there is only dropped. @throws NotSaved; Locked */
export async function saveGoal(caseId: string): Promise<void> {
  await sealing;
  const draft = goalDraft(caseId);
  if (!draft) return;
  const { opId, seen, text } = draft;
  if (kept(text) === seen.goal) return dropGoal(caseId);
  const base = { housing_goal: seen.goal };
  const set = { housing_goal: kept(text) };
  const change = {
    entity: "case",
    id: caseId,
    action: "patch",
    base_version: seen.version,
  } as const;
  const body = operationOf([{ ...change, base, set }], { opId });
  await openedStore().saveOperation(body, opId, { opId, draft: { id: opId, content: draft } });
}

/** Drops what was written; the goal stays as it was. */
export async function dropGoal(caseId: string): Promise<void> {
  await sealing;
  const draft = goalDraft(caseId);
  if (draft) await openedStore().dropDraft(draft.opId);
}

async function sealAll(): Promise<void> {
  while (waiting) {
    const next = waiting;
    waiting = undefined;
    await keep(next);
  }
}

sealsDrafts(async () => sealing);

function keep(draft: GoalDraft): Promise<void> {
  return openedStore().putDraft(draft.opId, draft);
}
