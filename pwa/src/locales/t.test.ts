import { expect, test } from "vitest";
import { ApiError, NetworkError } from "../api/errors.ts";
import { errorWords, reasonWords } from "./errorWords.ts";
import { hasText, t } from "./t.ts";

test("a text is found by its id, with its values", () => {
  expect(t("app.name")).toBe("Miljøvakt");
  expect(t("sync.updated_today", { time: "07.46" })).toBe("Sist oppdatert kl. 07.46");
});

test.each([
  [0, "Ingen venter"],
  [1, "1 føring venter"],
  [12, "12 føringer venter"],
])("%i entries to review are counted in plain words", (count, words) => {
  expect(t("review.count_submitted", { count })).toBe(words);
});

test("it is known whether the catalogue has an id, whatever the id is called", () => {
  expect(hasText("app.name")).toBe(true);
  expect(hasText("reason.constructor")).toBe(false);
  expect(hasText("toString")).toBe(false);
});

test("a reason about one field has the words of the reason", () => {
  expect(reasonWords("required:place_id")).toBe(t("reason.required"));
});

test("a reason that is newer than this app is named, not hidden", () => {
  expect(reasonWords("brand_new")).toContain("brand_new");
});

test.each([
  [new NetworkError("unreachable"), t("network.unreachable")],
  [new ApiError(401, "wrong_sign_in"), t("reason.wrong_sign_in")],
  [Object.assign(new Error(), { name: "NotSaved" }), t("error.NotSaved")],
  [new TypeError("x is undefined"), t("error.unexpected")],
])("%s is said in words, never with its own message", (error, words) => {
  expect(errorWords(error)).toBe(words);
});

test("too many attempts says how long to wait", () => {
  expect(errorWords(new ApiError(429, "too_many_attempts", {}, 61))).toContain("2 minutter");
});
