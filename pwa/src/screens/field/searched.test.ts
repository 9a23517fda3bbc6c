import { afterEach, expect, test } from "vitest";
import { Ledger } from "../../store/ledger.ts";
import type { AnyRow, Entity } from "../../store/rows.ts";
import { view } from "../../store/view.ts";
import { search, searchText } from "./searched.ts";

afterEach(() => view.clear());

function hold(...held: [Entity, Record<string, unknown>][]): void {
  view.fill(
    held.map(([entity, row]) => ({
      entity,
      row: { version: 1, deleted_at: null, ...row } as AnyRow,
    })),
    new Ledger(),
  );
}

const FURUKVIST: [Entity, Record<string, unknown>][] = [
  ["resident", { id: "r", name: "Grønn Furukvist", phone: "69 00 00 01" }],
  ["place", { id: "p", address: "Liksomgata 18" }],
  ["case", { id: "c", code: "S01", resident_id: "r", place_id: "p", closed_on: null }],
];
const ENTRY = {
  id: "e",
  case_id: "c",
  place_id: "p",
  kind: "home_visit",
  done_on: "2026-11-12",
  started_at: "2026-11-12T08:00:00.000Z",
  note: "Ryddet boden",
  state: "submitted",
};

test.each([
  ["furukvst", ["case", "entry"]],
  ["LIKSOMG", ["case", "entry"]],
  ["69000001", ["case"]],
  ["s01", ["case", "entry"]],
  ["boden", ["entry"]],
  ["12.11.2026", ["entry"]],
  ["furukvist ryddet", ["entry"]],
  ["finnes ikke", []],
])("%s is found among what the phone holds", (typed, kinds) => {
  hold(...FURUKVIST, ["log_entry", ENTRY]);
  expect(
    search(typed)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(kinds);
});

test("every kind of record is found by its own words, and leads to its page", () => {
  hold(
    ...FURUKVIST,
    ["place", { id: "q", address: "Prøvebakken 4" }],
    ["case_contact", { id: "cc", case_id: "c", name: "Sval", relation: "next_of_kin", phone: "1" }],
    ["landlord", { id: "l", name: "Utleie AS", landlord_type: "company", phone: "2" }],
    ["partner", { id: "pa", name: "Namsmannen", partner_type: "enforcement_officer", phone: null }],
    ["planned_visit", { id: "pv", case_id: "c", planned_on: "2026-11-19", note: "ta med stige" }],
    [
      "safety_note",
      { id: "s", case_id: "c", type: "dog", text: "Løs hund", noted_on: "2026-11-01" },
    ],
    ["reminder", { id: "re", case_id: "c", phrase: null, text: "sekker", done_at: null }],
    ["inquiry", { id: "i", code: "H20", about: "Røyklukt", source: "neighbour", case_id: null }],
    [
      "agreement",
      { id: "a", case_id: "c", agreed_on: "2026-11-10", text: "Utleier maler kjøkken" },
    ],
    ["task", { id: "t", case_id: "c", text: "Levere bevis", due_on: null }],
    ["task", { id: "u", case_id: null, text: "Bestille dekk", due_on: null }],
    ["colleague", { id: "k", user_id: "k", name: "Selje Demo", phone: "3", is_here: true }],
    ["colleague", { id: "o", user_id: "o", name: "Osp Demo", phone: "4", is_here: false }],
    ["equipment", { id: "eq", name: "Tilhenger", count: 1, kept_at: "Garasjen" }],
  );
  const first = (typed: string) => {
    const [one] = search(typed);
    return one && [one.kind, one.href];
  };
  expect(first("provebakken")).toEqual(["place", "/start?q=Pr%C3%B8vebakken%204"]);
  expect(first("sval")).toEqual(["contact", "/cases/c"]);
  expect(first("utleie")).toEqual(["contact", null]);
  expect(first("namsmann")).toEqual(["contact", null]);
  expect(first("stige")).toEqual(["plan", "/cases/c"]);
  expect(first("hund")).toEqual(["note", "/cases/c"]);
  expect(first("sekker")).toEqual(["note", "/cases/c"]);
  expect(first("kjokken")).toEqual(["note", "/cases/c"]);
  expect(first("bevis")).toEqual(["note", "/cases/c"]);
  expect(first("dekk")).toEqual(["note", "/"]);
  expect(first("selje")).toEqual(["contact", null]);
  expect(first("osp demo")).toBeUndefined();
  expect(first("royklukt")).toEqual(["inquiry", "/inquiry/i"]);
  expect(first("garasje")).toEqual(["equipment", null]);
});

test("what is new is found at once, and nothing is found when the phone has been emptied", () => {
  hold(...FURUKVIST);
  expect(search("boden")).toEqual([]);
  hold(...FURUKVIST, ["log_entry", ENTRY]);
  expect(search("boden")).toHaveLength(1);
  view.clear();
  expect(search("boden")).toEqual([]);
  expect(searchText.value).toBe("");
});

test("what was taken back, and the address of a place that is protected, are not found", () => {
  hold(
    ...FURUKVIST.filter(([entity]) => entity !== "place"),
    ["place", { id: "p", address: null, is_address_protected: true }],
    ["log_entry", { ...ENTRY, state: "voided" }],
  );
  expect(search("liksomgata")).toEqual([]);
  expect(search("furukvist").map(({ kind }) => kind)).toEqual(["case"]);
});
