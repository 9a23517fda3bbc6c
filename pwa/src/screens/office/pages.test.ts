import { afterEach, expect, test } from "vitest";
import { hasText } from "../../locales/t.ts";
import { ownPages, PAGES, pageAt } from "./pages.ts";
import { session } from "./session.ts";

afterEach(() => {
  session.value = undefined;
});

function be(...roles: string[]) {
  const user = { id: "u", code: "U", name: "U", username: "u", roles };
  session.value = { surface: "office", user } as unknown as typeof session.value;
}

test("every page has a name", () => {
  expect(PAGES.filter(({ key }) => !hasText(`office.page_${key}`))).toEqual([]);
});

test("an administrator is offered nothing about cases", () => {
  be("admin");
  expect(ownPages().map(({ key }) => key)).not.toContain("cases");
});

test("roles add up", () => {
  be("nav_housing_contact", "admin");
  const keys = ownPages().map(({ key }) => key);
  expect(keys).toContain("cases");
  expect(keys).toContain("about");
});

test.each([
  ["/office", "review"],
  ["/office/entries/1", "review"],
  ["/office/queue/1", "queue"],
  ["/office/cases/1", "cases"],
  ["/office/follow-ups", "cases"],
])("%s is on the page %s", (path, key) => {
  expect(pageAt(path)).toBe(key);
});
