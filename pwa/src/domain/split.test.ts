import { describe, expect, test } from "vitest";
import {
  changeShare,
  changeShares,
  leastTotal,
  MAX_MINUTES,
  offeredTotal,
  splitEvenly,
  splitLike,
} from "./split.ts";

const sum = (values: number[]) => values.reduce((whole, value) => whole + value, 0);

describe("the total that is offered", () => {
  test.each([
    ["2026-11-17T08:00:00.000Z", "2026-11-17T08:45:00.000Z", 1, 45],
    ["2026-11-17T08:00:00.000Z", "2026-11-17T08:42:29.000Z", 1, 40],
    ["2026-11-17T08:00:00.000Z", "2026-11-17T08:42:31.000Z", 1, 45],
    ["2026-11-17T08:00:00.000Z", "2026-11-17T08:00:10.000Z", 1, 5],
    ["2026-11-17T08:00:00.000Z", "2026-11-17T07:00:00.000Z", 1, 5],
    ["2026-11-17T08:00:00.000Z", "2026-11-17T08:01:00.000Z", 7, 10],
    ["2026-11-17T08:00:00.000Z", "2026-11-20T08:00:00.000Z", 2, MAX_MINUTES],
    // The night when the clock goes back: elapsed time, not the difference of two clock times.
    ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z", 1, 60],
  ])("from %s to %s with %i tasks is %i minutes", (from, to, tasks, minutes) => {
    expect(offeredTotal(from, to, tasks)).toBe(minutes);
  });
});

describe("the first guess", () => {
  test.each([
    [45, 2, [25, 20]],
    [45, 1, [45]],
    [60, 4, [15, 15, 15, 15]],
    [50, 3, [20, 15, 15]],
    [5, 2, [3, 2]],
    [10, 7, [2, 2, 2, 1, 1, 1, 1]],
    [5, 0, []],
  ])("%i minutes on %i tasks is %j", (total, lines, shares) => {
    expect(splitEvenly(total, lines)).toEqual(shares);
  });
});

describe("a line is changed", () => {
  test.each([
    [[25, 20], 0, 5, [30, 15]],
    [[25, 20], 1, -5, [30, 15]],
    [[40, 5], 0, 5, [40, 5]],
    [[40, 5], 1, -5, [40, 5]],
    [[45], 0, 5, [45]],
    [[30, 10, 5], 2, 5, [25, 10, 10]],
    [[30, 10, 5], 0, -5, [25, 10, 10]],
    [[3, 2], 0, 5, [4, 1]],
  ])("%j, line %i by %i gives %j", (shares, index, delta, expected) => {
    expect(changeShare(shares, index, delta)).toEqual(expected);
  });
});

describe("the total is changed", () => {
  test.each([
    [[25, 20], 50, [25, 25]],
    [[25, 20], 40, [20, 20]],
    [[30, 15], 50, [30, 20]],
    [[5, 5], 5, [3, 2]],
    [[3, 2], 10, [5, 5]],
    [[45], 40, [40]],
  ])("%j to %i gives %j", (shares, total, expected) => {
    expect(changeShares(shares, total)).toEqual(expected);
  });
});

test("whatever is tapped, the lines sum to the total and no line is empty", () => {
  let seed = 20261117;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (let round = 0; round < 2000; round++) {
    const lines = 1 + random(9);
    let total = leastTotal(lines) + 5 * random(40);
    let shares = splitEvenly(total, lines);
    for (let tap = 0; tap < 12; tap++) {
      const delta = random(2) === 0 ? 5 : -5;
      if (random(3) === 0) {
        total = Math.max(leastTotal(lines), total + delta);
        shares = changeShares(shares, total);
      } else {
        shares = changeShare(shares, random(lines), delta);
      }
      expect(sum(shares)).toBe(total);
      expect(shares).toHaveLength(lines);
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(1);
      expect(shares.every(Number.isInteger)).toBe(true);
    }
  }
});

describe("the first guess from earlier shares", () => {
  test("the same total is divided the same, another one in its proportion", () => {
    expect(splitLike(45, [30, 15])).toEqual([30, 15]);
    expect(splitLike(90, [30, 15])).toEqual([60, 30]);
    expect(splitLike(60, [40, 5])).toEqual([55, 5]);
  });

  test("whatever the shares were, they sum to the total and nobody gets nothing", () => {
    for (const shares of [
      [1, 1],
      [0, 0],
      [200, 1, 1],
      [7, 13, 29, 1],
    ]) {
      for (let total = shares.length; total < 200; total += 3) {
        const next = splitLike(total, shares);
        expect(sum(next)).toBe(total);
        expect(Math.min(...next)).toBeGreaterThan(0);
      }
    }
  });
});
