/** How this caretaker divided the same tasks the last time: the first guess of a split. */
import { splitEvenly, splitLike } from "../domain/split.ts";
import { currentStore } from "../store/current.ts";
import { taskLinesOf } from "../store/lines.ts";
import { view } from "../store/view.ts";

/**
 * Minutes for each task, summing to the total: in the proportion of the last entry of one's own with
 * just these tasks, even in fives where there is none.
 */
export function firstGuess(tasks: string[], total: number): number[] {
  if (tasks.length < 2) return splitEvenly(total, tasks.length);
  const me = currentStore.value?.identity.user.id;
  let startedAt = "";
  let shares: number[] | undefined;
  for (const entry of view.rows("log_entry")) {
    if (entry.author_id !== me || entry.state === "voided" || entry.started_at <= startedAt)
      continue;
    const lines = taskLinesOf(entry.id);
    if (lines.length !== tasks.length) continue;
    const minutes = tasks.map(
      (task) => lines.find((line) => line.task_type === task)?.duration_minutes,
    );
    if (!minutes.every((each) => each !== undefined)) continue;
    startedAt = entry.started_at;
    shares = minutes;
  }
  return shares ? splitLike(total, shares) : splitEvenly(total, tasks.length);
}
