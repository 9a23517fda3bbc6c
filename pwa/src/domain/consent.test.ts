// @vitest-environment node
import { expect, test } from "vitest";
import { type Sharing, topicsForLandlord } from "./consent.ts";

const TODAY = "2026-11-17";

function given(scope: string, topic: string | null, fields: Partial<Sharing> = {}): Sharing {
  return { scope, topic, given_on: "2026-11-02", withdrawn_on: null, ...fields };
}

const progress = given("private_landlord", "clearing_progress");

test.each<[what: string, consents: Sharing[], landlord: string, topics: string[]]>([
  ["no consent says nothing", [], "company", []],
  ["a topic says that topic alone", [progress], "company", ["clearing_progress"]],
  ["a private person is a private landlord", [progress], "private_person", ["clearing_progress"]],
  ["so is a housing association", [progress], "housing_association", ["clearing_progress"]],
  ["the municipality as landlord is another than a private one", [progress], "municipal", []],
  [
    "the municipality's services are not its landlord",
    [given("municipal_services", "everything")],
    "municipal",
    [],
  ],
  [
    "the municipal landlord is named by its own scope",
    [given("municipal_landlord", "appointments")],
    "municipal",
    ["appointments"],
  ],
  ["a temporary home is named by no scope", [progress], "temporary_provider", []],
  ["a kind that is newer than this build is named by none", [progress], "somebody_new", []],
  [
    "everything holds all the others",
    [progress, given("private_landlord", "everything")],
    "company",
    ["everything"],
  ],
  ["the same topic twice is said once", [progress, progress], "company", ["clearing_progress"]],
  [
    "two topics are both said",
    [progress, given("private_landlord", "appointments")],
    "company",
    ["clearing_progress", "appointments"],
  ],
  ["without a topic nothing is said", [given("private_landlord", null)], "company", []],
  ["withdrawn today holds no more", [{ ...progress, withdrawn_on: TODAY }], "company", []],
  [
    "withdrawn from tomorrow holds today",
    [{ ...progress, withdrawn_on: "2026-11-18" }],
    "company",
    ["clearing_progress"],
  ],
  [
    "given from tomorrow does not hold yet",
    [{ ...progress, given_on: "2026-11-18" }],
    "company",
    [],
  ],
])("%s", (_what, consents, landlord, topics) => {
  expect(topicsForLandlord(consents, landlord, TODAY)).toEqual(topics);
});
