import { expect, test } from "vitest";
import { barsOf, seriesOf } from "./series.ts";

const WEEKS: Record<string, number>[] = [{ cleaning: 60, meeting: 30 }, {}, { meeting: 120 }];

test("the most of all stands first, and a week without it holds nothing", () => {
  expect(seriesOf(WEEKS)).toEqual([
    { key: "meeting", values: [30, 0, 120], total: 150 },
    { key: "cleaning", values: [60, 0, 0], total: 60 },
  ]);
});

test("the highest week fills the chart, and pieces stand on each other", () => {
  expect(barsOf(seriesOf(WEEKS))).toEqual([
    [
      { key: "meeting", from: 0, height: 0.25 },
      { key: "cleaning", from: 0.25, height: 0.5 },
    ],
    [],
    [{ key: "meeting", from: 0, height: 1 }],
  ]);
});

test("nothing at all is no bars and no division by nothing", () => {
  expect(barsOf(seriesOf([{}, {}]))).toEqual([]);
});
