// @vitest-environment node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { START_PAGE } from "../src/locales/startPage.ts";
import { filledPage } from "./startPage.ts";

const ROOT = join(import.meta.dirname, "..");
const html = readFileSync(join(ROOT, "index.html"), "utf8");
const catalogue = readFileSync(join(ROOT, "src/locales/nb.po"), "utf8");

test("the page has all its texts from the catalogue before any script runs", () => {
  for (const id of START_PAGE) expect(html).toContain(`%${id}%`);

  const page = filledPage(html, catalogue);

  expect(page).not.toMatch(/%\w/);
  expect(page).toMatch(/<noscript>\s*<p>\S+/);
});

test("a text that the catalogue lacks, or that the page may not have, ends the build", () => {
  expect(() => filledPage("<p>%start_page.unheard_of%</p>", catalogue)).toThrow();
  expect(() => filledPage("<p>%unlock.title%</p>", catalogue)).toThrow();
});
