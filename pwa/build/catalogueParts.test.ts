import { expect, test } from "vitest";
import { cutTo, type Part, partsOf } from "./catalogueParts.ts";
import { textsOf } from "./texts.ts";

const belongs = partsOf([
  textsOf("main.tsx", `import { Today } from "./screens/field/Today.tsx";`),
  textsOf(
    "screens/field/Today.tsx",
    `import { errorWords } from "../../locales/errorWords.ts";
     import type { Week } from "./Week.tsx";
     const later = () => import("./Week.tsx");
     t("today.title"); const id = \`attention.kind_\${kind}\`; t(id);`,
  ),
  textsOf("locales/errorWords.ts", `t(\`reason.\${reason}\`)`),
  textsOf("screens/field/Week.tsx", `t("week.title"); t("today.title"); t("shared.title")`),
  textsOf(
    "screens/office/Queue.tsx",
    `t("queue.title"); t("today.title"); t("shared.title"); t(\`queue.kind_\${kind}\`)`,
  ),
]);

test.each(["today.title", "reason.too_late", "attention.kind_late"])(
  "%s comes with the first visit: what it brings asks for it, whole or by its beginning",
  (id) => {
    expect(belongs(id)).toEqual(["first"]);
  },
);

test("a text comes with the rest when only a screen that is loaded later asks for it; types do not count", () => {
  expect(belongs("week.title")).toEqual(["rest"]);
});

test("what the rest and the office both ask for is in both", () => {
  expect(belongs("shared.title")).toEqual(["office", "rest"]);
});

test.each(["queue.title", "queue.kind_late"])("%s is in the office alone", (id) => {
  expect(belongs(id)).toEqual(["office"]);
});

test("the parts are all of the catalogue", () => {
  const texts = { "today.title": ["I dag"], "week.title": ["Uka"], "queue.title": ['"Kø"'] };
  const compiled = `export const messages=JSON.parse(${JSON.stringify(JSON.stringify(texts))});`;
  const parts: Part[] = ["first", "rest", "office"];

  const cut = parts.map((part) =>
    Object.keys(texts).filter((id) => cutTo(part, compiled, belongs).includes(id)),
  );

  expect(cut).toEqual([["today.title"], ["week.title"], ["queue.title"]]);
});

test("another form of the compiled catalogue stops the build", () => {
  expect(() => cutTo("first", "export const messages = {};", belongs)).toThrow();
});
