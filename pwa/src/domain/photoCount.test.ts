import { expect, test } from "vitest";
import { countPhotos } from "./photoCount.ts";

test("photos are counted by what has become of them", () => {
  const states = ["stored", "waiting", "stored", "damaged"];

  const count = countPhotos(states.map((state) => ({ state })));

  expect(count).toEqual({ total: 4, received: 2, waiting: 1, damaged: 1 });
});

test("an entry without photos misses none", () => {
  expect(countPhotos([])).toEqual({ total: 0, received: 0, waiting: 0, damaged: 0 });
});
