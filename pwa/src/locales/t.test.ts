import { expect, test } from "vitest";
import { t } from "./t.ts";

test("a text is found by its id", () => {
  expect(t("app.name")).toBe("Miljøvakt");
});
