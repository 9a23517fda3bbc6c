import { expect, test } from "vitest";
import examples from "../../../tests/contract/folding.json" with { type: "json" };
import { folded } from "./likeness.ts";

test.each(examples.cases)("$text is compared as $folded", ({ text, folded: expected }) => {
  expect(folded(text)).toBe(expected);
});
