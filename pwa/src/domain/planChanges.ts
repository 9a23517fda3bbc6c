/** What has changed in a plan since it was last seen. Pure: two lists in, differences out. */

/** A planned visit, as far as a change of it matters. */
export interface PlanLine {
  id: string;
  name: string;
  on: string;
  at: string | null;
  safety: string[];
}

export interface PlanChange {
  kind: "new" | "moved" | "gone" | "safety";
  /** The visit as it is now; as it was, when it is gone. */
  line: PlanLine;
  /** As it was, when it was seen before. */
  was: PlanLine | null;
}

/**
 * The differences by day and time; none when nothing was seen before.
 * @param today the local date: what was planned before it is past, and no news
 */
export function planChanges(seen: PlanLine[] | null, now: PlanLine[], today: string): PlanChange[] {
  if (!seen) return [];
  const before = new Map(seen.map((one) => [one.id, one]));
  const left = new Set(now.map(({ id }) => id));
  const changes: PlanChange[] = now.flatMap((line) => {
    const was = before.get(line.id) ?? null;
    const kind = kindOf(was, line);
    return kind ? [{ kind, line, was }] : [];
  });
  for (const was of seen) if (!left.has(was.id)) changes.push({ kind: "gone", line: was, was });
  return changes
    .filter(({ line, was }) => line.on >= today || (was !== null && was.on >= today))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function kindOf(was: PlanLine | null, line: PlanLine): PlanChange["kind"] | null {
  if (!was) return "new";
  if (was.on !== line.on || was.at !== line.at) return "moved";
  return line.safety.some((key) => !was.safety.includes(key)) ? "safety" : null;
}

function order({ line }: PlanChange): string {
  return `${line.on} ${line.at ?? ""}`;
}
