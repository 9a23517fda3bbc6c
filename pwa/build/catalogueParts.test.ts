import { expect, test } from "vitest";
import { cutTo, fieldAsksFor } from "./catalogueParts.ts";
import { textsOf } from "./texts.ts";

const isField = fieldAsksFor([
  textsOf(
    "screens/field/Today.tsx",
    `t("today.title"); const id = \`attention.kind_\${kind}\`; t(id);`,
  ),
  textsOf("locales/errorWords.ts", `t(\`reason.\${reason}\`)`),
  textsOf(
    "screens/office/Queue.tsx",
    `t("queue.title"); t("today.title"); t(\`queue.kind_\${kind}\`)`,
  ),
]);

test.each(["today.title", "reason.too_late", "attention.kind_late"])(
  "%s is on the phone: a field source asks for it, whole or by its beginning",
  (id) => {
    expect(isField(id)).toBe(true);
  },
);

test.each(["queue.title", "queue.kind_late"])("%s is in the office alone", (id) => {
  expect(isField(id)).toBe(false);
});

test("the parts are all of the catalogue, and nothing twice", () => {
  const compiled = `export const messages=JSON.parse(${JSON.stringify(
    JSON.stringify({ "today.title": ["I dag"], "queue.title": ['"Kø"'] }),
  )});`;

  expect(cutTo("field", compiled, isField)).toContain("today.title");
  expect(cutTo("field", compiled, isField)).not.toContain("queue.title");
  expect(cutTo("office", compiled, isField)).toContain("queue.title");
  expect(cutTo("office", compiled, isField)).not.toContain("today.title");
});

test("another form of the compiled catalogue stops the build", () => {
  expect(() => cutTo("field", "export const messages = {};", isField)).toThrow();
});
