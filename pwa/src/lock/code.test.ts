import { expect, test } from "vitest";
import { generateCode, readCode, showCode } from "./code.ts";

test("a code has eight characters that cannot be confused", () => {
  for (let i = 0; i < 200; i++) expect(generateCode()).toMatch(/^[0-9a-hjkmnp-tv-z]{8}$/);
});

test("every character is as likely as any other", () => {
  const counts = new Map<string, number>();
  const codes = 8000;
  for (let i = 0; i < codes; i++) {
    for (const letter of generateCode()) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }

  const expected = (codes * 8) / 32;
  expect(counts.size).toBe(32);
  // Chi-squared with 31 degrees of freedom: 80 is passed once in some hundred thousand runs.
  const chi = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  expect(chi).toBeLessThan(80);
});

test.each([
  ["abcd 2345", "abcd2345"],
  ["ABCD-2345", "abcd2345"],
  [" abcd\u00a02345 ", "abcd2345"],
  ["oilO ABCD", "0110abcd"],
])("%j is read as %s", (typed, code) => {
  expect(readCode(typed)).toBe(code);
});

test("a code is shown in two groups and read back", () => {
  const code = generateCode();

  expect(showCode(code)).toMatch(/^.{4} .{4}$/);
  expect(readCode(showCode(code))).toBe(code);
});
