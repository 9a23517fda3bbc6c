import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const read = (path: string) => readFileSync(join(import.meta.dirname, path), "utf8");
const theme = read("theme.css");
const ours = ["base", "phone", "lists", "visit", "forms", "attention", "office", "queue"]
  .map((name) => read(`${name}.css`))
  .join("\n");
const parts = [...ours.matchAll(/@import "@digdir\/designsystemet-css\/([\w-]+\.css)"/g)].map(
  ([, name]) => read(`../../node_modules/@digdir/designsystemet-css/dist/src/${name}`),
);
const everything = [theme, ours, ...parts].join("\n");

test("every token that our parts of Designsystemet read is set", () => {
  const isSet = new Set([...everything.matchAll(/(--ds-[\w-]+)\s*:/g)].map(([, name]) => name));
  const used = new Set([...everything.matchAll(/var\((--ds-[\w-]+)/g)].map(([, name]) => name));

  // Headings style the captions of tables by size; ours are read aloud and not seen.
  const missing = [...used].filter((name) => !isSet.has(name) && !name?.includes("heading"));

  expect(parts.length).toBeGreaterThan(4);
  expect(missing).toEqual([]);
});

const [light = "", dark = ""] = theme.split("@media (prefers-color-scheme: dark)");

describe.each([
  ["light", light],
  ["dark", dark],
])("in the %s", (_scheme, css) => {
  const color = (name: string) =>
    new RegExp(`--ds-color-${name}: (#[0-9a-f]{6});`).exec(css)?.[1] ?? "missing";

  test.each(["neutral", "accent", "success", "warning", "danger", "info"])(
    "text in %s holds 4.5:1 on the page and on its own ground",
    (name) => {
      const page = color("neutral-background-default");
      const ground = color(`${name}-surface-tinted`);

      for (const text of [color(`${name}-text-subtle`), color(`${name}-text-default`)]) {
        expect(contrast(text, page)).toBeGreaterThan(4.5);
        expect(contrast(text, ground)).toBeGreaterThan(4.5);
      }
    },
  );

  test.each(["accent", "danger"])("a main button in %s holds 7:1, also when pressed", (name) => {
    const text = color(`${name}-base-contrast-default`);

    expect(contrast(text, color(`${name}-base-default`))).toBeGreaterThan(7);
    expect(contrast(text, color(`${name}-base-active`))).toBeGreaterThan(7);
  });

  test("the edge of a field or a button holds 3:1", () => {
    const page = color("neutral-background-default");

    expect(contrast(color("neutral-border-default"), page)).toBeGreaterThan(3);
    expect(contrast(color("accent-border-strong"), page)).toBeGreaterThan(3);
  });
});

/** Contrast of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
