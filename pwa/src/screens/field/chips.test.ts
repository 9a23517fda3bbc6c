import { expect, test } from "vitest";
import { byUse, FIRST_CHIPS, shownChips } from "./chips.ts";

const words = Array.from({ length: 12 }, (_, i) => ({
  key: `task${i}`,
  group: i === 5 ? "internal" : "practical_guidance",
  position: i,
}));
const keys = (list: { key: string }[]) => list.map((word) => word.key);

test("the tasks that a caretaker logs most stand first, the rest in the list's order", () => {
  const sorted = keys(byUse(words, ["task9", "task4", "task9"]));

  expect(sorted.slice(0, 4)).toEqual(["task9", "task4", "task0", "task1"]);
});

test("desk work stands last, however often it is logged", () => {
  expect(keys(byUse(words, ["task5", "task5"])).at(-1)).toBe("task5");
});

test("eight chips are shown, and all when asked for", () => {
  expect(shownChips(words, [], false)).toHaveLength(FIRST_CHIPS);
  expect(shownChips(words, [], true)).toHaveLength(12);
});

test("a ticked task never hides behind «Flere»", () => {
  expect(keys(shownChips(words, ["task11"], false)).at(-1)).toBe("task11");
});
