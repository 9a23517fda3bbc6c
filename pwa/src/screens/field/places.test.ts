// @vitest-environment node
import { expect, test } from "vitest";
import { folded } from "../../domain/likeness.ts";
import type { Case, LogEntry, PlaceRow, PlannedVisit, TaskLine } from "../../store/rows.ts";
import { lastLike, nearestCases, search, suggestions } from "./places.ts";

const cases = ["a", "b", "c", "d", "e", "f", "g"].map(
  (id) => ({ id, place_id: `p-${id}`, closed_on: null }) as Case,
);
const planned = [{ id: "v-1", case_id: "a", place_id: "p-a" } as PlannedVisit];

function entry(caseId: string | null, placeId = `p-${caseId}`, id = `e-${caseId}`): LogEntry {
  return { id, case_id: caseId, place_id: placeId } as LogEntry;
}

test("five are suggested: planned, then last visited, then usual, each once", () => {
  const own = [entry("c"), entry("a"), entry("c"), entry(null, "p-free")];
  const found = suggestions({ planned, usual: cases.slice(1) }, own);
  expect(found.map((at) => at.caseId ?? at.placeId)).toEqual(["a", "c", "p-free", "b", "d"]);
  expect(found[0]).toEqual({ caseId: "a", placeId: "p-a", plannedVisitId: "v-1" });
});

test("a case that is closed is not suggested for having been visited", () => {
  const found = suggestions({ planned: [], usual: [] }, [entry("closed")]);
  expect(found).toEqual([]);
});

test("cases come by nearness: planned today, visited last, then by code; closed ones not at all", () => {
  const coded = ["d", "c", "b", "a"].map(
    (id) => ({ id, code: `S-${id}`, closed_on: id === "d" ? "2026-11-01" : null }) as Case,
  );
  const near = [{ case_id: "c" } as PlannedVisit, { case_id: null } as PlannedVisit];
  const own = [entry("d"), entry("b"), entry("c"), entry(null)];
  expect(nearestCases(coded, near, own)).toEqual(["c", "b", "a"]);
  expect(nearestCases([], near, own)).toEqual([]);
});

test("capitals, accents and the ways to write æ, ø and å make no difference", () => {
  expect(folded("Bråten Øygården")).toBe(folded("braaten OEYGAARDEN"));
  expect(folded("Sæter")).toBe(folded("sater"));
  expect(folded("Kvernveien 3B")).toBe("kvernveien 3b");
});

test("a search finds cases and places by every part of what was typed", () => {
  const names: Record<string, string[]> = {
    a: ["Grønn Furukvist", "Åsvegen 2", "S01"],
    "p-free": ["Bøkeveien 7"],
  };
  const searched = {
    cases: [...cases, { ...cases[0], id: "closed", closed_on: "2026-11-01" } as Case],
    places: [{ id: "p-a" }, { id: "p-free" }] as PlaceRow[],
    words: (caseId: string | null, placeId: string | null) => names[caseId ?? placeId ?? ""] ?? [],
  };
  expect(search("asvegen GRONN", searched)).toEqual([{ caseId: "a", placeId: "p-a" }]);
  expect(search("bokeveien", searched)).toEqual([{ placeId: "p-free" }]);
  expect(search("gronn bokeveien", searched)).toEqual([]);
  expect(search(" ", searched)).toEqual([]);
});

test("same as last time is at the next planned place, and not where nobody opened", () => {
  const linesOf = (id: string) =>
    [{ task_type: id === "e-missed" ? "contact_attempt" : "cleaning" }] as TaskLine[];
  const own = [entry("c"), entry("a", "p-a", "e-missed"), entry("a")];
  expect(lastLike(planned, own, linesOf)).toEqual({
    at: { caseId: "a", placeId: "p-a", plannedVisitId: "v-1" },
    entry: entry("a"),
  });
  expect(lastLike([], own, linesOf)?.entry.id).toBe("e-c");
  expect(lastLike([], [], linesOf)).toBeNull();
});
