/** Tasks at a desk. */
import { newId } from "../domain/ids.ts";
import { ask } from "./client.ts";
import type { NewTask, TaskPage } from "./types.ts";

export type { OfficeTask, TaskPage } from "./types.ts";

/** Whose tasks are listed. */
export type Whose = "mine" | "all" | "overdue";

/** One page (from 1) of tasks: open ones by their day, then what is done. @throws ApiError, NetworkError */
export function listTasks(whose: Whose, page = 1): Promise<TaskPage> {
  return ask(`/api/tasks?whose=${whose}&page=${page}`);
}

/** Gives somebody a task. @throws ApiError, NetworkError */
export function makeTask(said: NewTask): Promise<unknown> {
  return ask("/api/tasks", { method: "POST", body: said });
}

/** Says that a task is done, or not after all. @throws ApiError, NetworkError */
export function tickTask(id: string, version: number, isDone: boolean): Promise<unknown> {
  const body = { op_id: newId(), base_version: version, is_done: isDone };
  return ask(`/api/tasks/${encodeURIComponent(id)}/done`, { method: "POST", body });
}
