// @vitest-environment node
import { expect, test } from "vitest";
import { likeness } from "./likeness.ts";
import { type Findable, SearchIndex } from "./searchIndex.ts";

function findable(name: string, words: string[] = [], order = ""): Findable {
  return { kind: "case", name, words, order };
}

test.each([
  ["kvernstein", "kvernstein", 4],
  ["kvern", "kvernstein", 3],
  ["stein", "kvernstein", 2],
  ["ein", "kvernstein", 2],
  ["in", "kvernstein", 0],
  ["kvrn", "kvernstein", 1],
  ["kvenr", "kvernstein", 1],
  ["kvernsteni", "kvernstein", 1],
  ["kbernstwin", "kvernstein", 1],
  ["kbwrn", "kvernstein", 0],
  ["gran", "furu", 0],
  ["s012", "s013", 0],
])("%s is so like %s: %i", (typed, word, expected) => {
  expect(likeness(typed, word)).toBe(expected);
});

test("every part must be found, in whatever order, and æ, ø and å as they are typed", () => {
  const index = new SearchIndex([
    findable("Grønn Furukvist", ["Åsvegen 2", "S01"]),
    findable("Grønn Ospelund", ["Sæterveien 4"]),
  ]);
  const names = (text: string) => index.find(text).map(({ name }) => name);
  expect(names("aasvegen groenn")).toEqual(["Grønn Furukvist"]);
  expect(names("GRONN")).toEqual(["Grønn Furukvist", "Grønn Ospelund"].sort().reverse());
  expect(names("seterveien")).toEqual(["Grønn Ospelund"]);
  expect(names("grønn finnesikke")).toEqual([]);
  expect(names("  ")).toEqual([]);
  expect(names("s01")).toEqual(["Grønn Furukvist"]);
});

test("a name stands before a mention of it, what is just so before what is like it, the newest first", () => {
  const index = new SearchIndex([
    findable("Besøk", ["Furukvist ringte"], "2026-11-01"),
    findable("Besøk", ["Furukvist ringte igjen"], "2026-11-12"),
    findable("Furukvast"),
    findable("Furukvist"),
  ]);
  const found = index.find("furukvist").map(({ name, words }) => words[0] ?? name);
  expect(found).toEqual(["Furukvist", "Furukvist ringte igjen", "Furukvist ringte", "Furukvast"]);
});

test("ten thousand records answer at once", () => {
  const many = Array.from({ length: 10_000 }, (_, i) =>
    findable(`Besøk ${i}`, [`ord${i % 997}x gang trapp bod${i % 499}`]),
  );
  const index = new SearchIndex(many);
  const began = performance.now();
  expect(index.find("bod17 trap").length).toBeGreaterThan(0);
  expect(performance.now() - began).toBeLessThan(500);
});
