/**
 * Minutes of a visit: a total that a person can agree to, and its division on the tasks.
 * The lines always sum to the total (field.md S3); every function here keeps that.
 */

/** Minutes are offered and changed in steps of this many. */
export const STEP_MINUTES = 5;

/** No entry is longer than a day (rule of the server: 1 440 minutes). */
export const MAX_MINUTES = 1440;

/** The smallest total for a number of tasks: at least one step, and a minute for each task. */
export function leastTotal(tasks: number): number {
  return Math.max(STEP_MINUTES, Math.ceil(tasks / STEP_MINUTES) * STEP_MINUTES);
}

/**
 * The total that is offered for an elapsed time: nearest 5 minutes, at least 5, at most a day.
 * @param startedAt instant, ISO text
 * @param endedAt instant, ISO text; before the start when the phone's clock was moved
 */
export function offeredTotal(startedAt: string, endedAt: string, tasks: number): number {
  const elapsed = (Date.parse(endedAt) - Date.parse(startedAt)) / 60_000;
  const rounded = Math.round(elapsed / STEP_MINUTES) * STEP_MINUTES;
  return clamp(rounded, leastTotal(tasks), MAX_MINUTES);
}

/**
 * The first guess: even, in fives, what is left over to the first (45 on two: 25 and 20).
 * A total too small for a five each is shared in single minutes.
 */
export function splitEvenly(total: number, lines: number): number[] {
  if (lines <= 0) return [];
  const step = stepFor(total, lines);
  const steps = Math.floor(total / step);
  const shares = Array.from(
    { length: lines },
    (_, i) => (Math.floor(steps / lines) + (i < steps % lines ? 1 : 0)) * step,
  );
  shares[0] = (shares[0] ?? 0) + (total - steps * step);
  return shares;
}

/** Another total in the proportion of earlier shares, in fives; the same total is divided the same. */
export function splitLike(total: number, shares: readonly number[]): number[] {
  const whole = sum(shares);
  if (whole === total) return [...shares];
  if (whole <= 0) return splitEvenly(total, shares.length);
  const step = stepFor(total, shares.length);
  const next = shares.map((share) =>
    Math.max(step, Math.round((share * total) / whole / step) * step),
  );
  return changeShares(next, total);
}

/** One line up or down; the others give (the longest first) or take (the shortest first). */
export function changeShare(shares: readonly number[], index: number, delta: number): number[] {
  const next = [...shares];
  const least = stepFor(sum(next), next.length);
  const mine = next[index];
  if (mine === undefined || next.length < 2) return next;
  let left = delta > 0 ? delta : Math.max(0, Math.min(-delta, mine - least));
  const sign = Math.sign(delta);
  while (left > 0) {
    const gives = (value: number, i: number) => i !== index && (sign < 0 || value > least);
    const other = pick(next, gives, sign < 0);
    if (other === undefined) break;
    const moved = sign > 0 ? Math.min(left, (next[other] ?? 0) - least) : left;
    next[other] = (next[other] ?? 0) - sign * moved;
    next[index] = (next[index] ?? 0) + sign * moved;
    left -= moved;
  }
  return next;
}

/** The shares for another total: what is added goes to the shortest, what is taken leaves the longest. */
export function changeShares(shares: readonly number[], newTotal: number): number[] {
  const least = stepFor(newTotal, shares.length);
  // Into, or out of, totals too small for fives there is no proportion worth keeping.
  if (least !== stepFor(sum(shares), shares.length)) return splitEvenly(newTotal, shares.length);
  const next = [...shares];
  let left = newTotal - sum(next);
  while (left !== 0) {
    const more = left > 0;
    const index = pick(next, (value) => more || value > least, more);
    if (index === undefined) return splitEvenly(newTotal, next.length);
    const value = next[index] ?? 0;
    const part = more
      ? Math.min(left, STEP_MINUTES)
      : -Math.min(-left, STEP_MINUTES, value - least);
    next[index] = value + part;
    left -= part;
  }
  return next;
}

/** A line keeps a five where there is room for one each, otherwise a minute. */
function stepFor(total: number, lines: number): number {
  return total >= lines * STEP_MINUTES ? STEP_MINUTES : 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((whole, value) => whole + value, 0);
}

/** The first shortest, or the last longest, of those that qualify. */
function pick(
  values: readonly number[],
  fits: (value: number, index: number) => boolean,
  shortest: boolean,
): number | undefined {
  let best: number | undefined;
  values.forEach((value, i) => {
    if (!fits(value, i)) return;
    const held = best === undefined ? undefined : values[best];
    if (held === undefined || (shortest ? value < held : value >= held)) best = i;
  });
  return best;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
