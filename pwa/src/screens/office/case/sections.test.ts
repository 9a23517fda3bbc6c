import { expect, test } from "vitest";
import { SECTIONS } from "./sections.ts";

test("a resident is handed these sections on paper and no others: a new one is said here first", () => {
  expect(SECTIONS.filter(({ isOnPaper }) => isOnPaper).map(({ id }) => id)).toEqual([
    "resident",
    "plan",
    "people",
    "consents",
    "eviction",
    "mastery",
    "legal",
  ]);
});
