// @vitest-environment node
import { expect, test } from "vitest";
import { callLink, mapLink } from "./links.ts";

test.each([
  ["69 00 00 00", "tel:69000000"],
  ["+47 690 00 000", "tel:+4769000000"],
  ["tlf. 113", "tel:113"],
])("%s is called by %s", (phone, link) => {
  expect(callLink(phone)).toBe(link);
});

test("a street line goes to the phone's map, whole", () => {
  expect(mapLink("Prøvesvingen 2B & 4, Risåsen", false)).toBe(
    "geo:0,0?q=Pr%C3%B8vesvingen%202B%20%26%204%2C%20Ris%C3%A5sen",
  );
  expect(mapLink("Testbakken 4", true)).toBe("maps:?q=Testbakken%204");
});
