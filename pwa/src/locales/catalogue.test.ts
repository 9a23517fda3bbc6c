import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Texts, textsBelow, textsOf } from "../../build/texts.ts";

const SRC = join(import.meta.dirname, "..");
const catalogue = readFileSync(join(SRC, "locales/nb.po"), "utf8");
const entries = [...catalogue.matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)].map(
  ([, id = "", text = ""]) => ({ id, text }),
);
const ids = new Set(entries.map((entry) => entry.id));
const sources = textsBelow(SRC);

/** Words that no English identifier or key is, and that most Norwegian sentences have one of. */
const NORWEGIAN =
  /[æøåÆØÅ«»]|\b(og|ikke|er|som|deg|du|den|det|til|av|med|har|kan|skal|eller|ingen|lagre|lagret|avbryt|neste|tilbake|sendt)\b/i;

function norwegianIn({ strings, shown }: Texts): string[] {
  return [...strings, ...shown].filter((text) => NORWEGIAN.test(text));
}

describe("the catalogue", () => {
  test("has a text for every id", () => {
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter((entry) => !entry.text.trim())).toEqual([]);
  });

  test("has each id once", () => {
    expect(entries.map((entry) => entry.id)).toEqual([...ids]);
  });

  test("has every id that the screens ask for", () => {
    const asked = sources.flatMap(({ file, ids }) => ids.map((asked) => ({ file, ...asked })));
    const missing = asked.filter(({ id, isPrefix }) =>
      isPrefix ? ![...ids].some((known) => known.startsWith(id)) : !ids.has(id),
    );

    expect(missing).toEqual([]);
  });

  test("has no id that nobody asks for", () => {
    const literal = new Set(sources.flatMap(({ strings }) => strings));
    const prefixes = sources.flatMap(({ ids }) =>
      ids.flatMap((one) => (one.isPrefix ? [one.id] : [])),
    );
    const unused = [...ids].filter(
      (id) => !literal.has(id) && !prefixes.some((prefix) => prefix && id.startsWith(prefix)),
    );

    expect(unused).toEqual([]);
  });
});

describe("Norwegian text", () => {
  test("stands in the catalogue and nowhere else", () => {
    const strays = sources.flatMap((texts) =>
      norwegianIn(texts).map((text) => `${texts.file}: ${text}`),
    );

    expect(strays).toEqual([]);
  });

  test("is found in literals, templates and between tags, but not in comments", () => {
    const code =
      'const a = "Lagret på telefonen"; const b = `du har ` + a; // ikke dette\n' +
      "export const C = () => <p title='ok'>Ingen besøk</p>;";

    expect(norwegianIn(textsOf("x.tsx", code))).toEqual([
      "Lagret på telefonen",
      "du har ",
      "Ingen besøk",
    ]);
  });
});
