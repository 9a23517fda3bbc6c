/** What can be added to a visit with a tap: the way there, who else was there, what was done by whom. */
import { changeVisit } from "./visitDraft.ts";
import { MAX_COLLEAGUES } from "./visitOperation.ts";
import { NO_WASTE, type Travel, type VisitTask, type Waste } from "./visitTypes.ts";

/** The most that the server takes. */
const MAX_TRAVEL = { minutes: 1440, km: 2000 };

const MAX_WASTE = { sacks: 500, kg: 20_000, trips: 100 };
export type WasteKind = keyof typeof MAX_WASTE;

/** The way there is this; null takes it away. */
export function setTravel(travel: Travel | null, entryId: string): Promise<void> {
  return changeVisit((visit) => {
    const { travel: _before, ...rest } = visit;
    return travel ? { ...rest, travel } : rest;
  }, entryId);
}

/** The way there longer or shorter. */
export function stepTravel(what: "minutes" | "km", delta: number, id: string): Promise<void> {
  return changeVisit((visit) => {
    if (!visit.travel) return visit;
    const next = Math.min(MAX_TRAVEL[what], Math.max(0, visit.travel[what] + delta));
    return { ...visit, travel: { ...visit.travel, [what]: next } };
  }, id);
}

/** A colleague was there, or was not after all. */
export function toggleColleague(userId: string, entryId: string): Promise<void> {
  return changeVisit((visit) => {
    const all = visit.colleagues ?? [];
    if (all.includes(userId)) return { ...visit, colleagues: all.filter((one) => one !== userId) };
    return all.length < MAX_COLLEAGUES ? { ...visit, colleagues: [...all, userId] } : visit;
  }, entryId);
}

/** What is told of one task; the same again takes it away. */
export function tellTask(
  taskType: string,
  told: Pick<VisitTask, "whoDidIt" | "result" | "partnerId">,
  entryId: string,
): Promise<void> {
  return changeVisit((visit) => {
    const tasks = visit.tasks.map((task) =>
      task.taskType === taskType ? toggled(task, told) : task,
    );
    return { ...visit, tasks };
  }, entryId);
}

/** More or less was carried away; none of anything is told as nothing. */
export function stepWaste(
  taskType: string,
  what: WasteKind,
  delta: number,
  entryId: string,
): Promise<void> {
  return changeWaste(taskType, entryId, (waste) => steppedWaste(waste, what, delta));
}

/** More or less of one kind, never below nothing nor above what the server takes. */
export function steppedWaste(waste: Waste, what: WasteKind, delta: number): Waste {
  return { ...waste, [what]: Math.min(MAX_WASTE[what], Math.max(0, waste[what] + delta)) };
}

/** Some of it was hazardous, or was not after all. */
export function toggleHazardous(taskType: string, entryId: string): Promise<void> {
  return changeWaste(taskType, entryId, (waste) => ({
    ...waste,
    isHazardous: !waste.isHazardous,
  }));
}

function changeWaste(
  taskType: string,
  entryId: string,
  next: (waste: Waste) => Waste,
): Promise<void> {
  return changeVisit((visit) => {
    const tasks = visit.tasks.map((task) =>
      task.taskType === taskType ? { ...task, waste: next(task.waste ?? NO_WASTE) } : task,
    );
    return { ...visit, tasks };
  }, entryId);
}

/** It is to be written into the care record system, or not after all. */
export function toggleCareRecord(entryId: string): Promise<void> {
  return changeVisit((visit) => ({ ...visit, isForCareRecord: !visit.isForCareRecord }), entryId);
}

function toggled(task: VisitTask, told: Partial<VisitTask>): VisitTask {
  const next: Record<string, unknown> = { ...task };
  for (const [name, value] of Object.entries(told)) {
    next[name] = next[name] === value ? null : value;
  }
  return next as unknown as VisitTask;
}
