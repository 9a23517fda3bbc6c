import { type Messages, setupI18n } from "@lingui/core";
import { expect, test } from "vitest";
import { filled, type Message, type Values } from "./message.ts";
import { messages as first } from "./nb.po?first?lingui";
import { messages as office } from "./nb.po?office?lingui";
import { messages as rest } from "./nb.po?rest?lingui";

const all = { ...first, ...rest, ...office };
const lingui = setupI18n({ locale: "nb", messages: { nb: all as Messages } });

/** Names of the values in a text, and the types of those that choose between words. */
function namesIn(message: Message): { names: string[]; types: string[] } {
  if (typeof message === "string") return { names: [], types: [] };
  const found = message.map((token) => {
    if (typeof token === "string") return { names: [], types: [] };
    const [name, type, cases = {}] = token;
    const inside = Object.values(cases).map(namesIn);
    return {
      names: [name, ...inside.flatMap(({ names }) => names)],
      types: [...(type ? [type] : []), ...inside.flatMap(({ types }) => types)],
    };
  });
  return {
    names: found.flatMap(({ names }) => names),
    types: found.flatMap(({ types }) => types),
  };
}

test.each([0, 1, 2, 5, 21, 1234, 1.5])(
  "every text with %d is what Lingui's own runtime says",
  (number) => {
    expect(Object.keys(all).length).toBeGreaterThan(100);
    for (const [id, message] of Object.entries(all)) {
      const values: Values = Object.fromEntries(
        namesIn(message).names.map((name) => [name, number]),
      );

      expect(filled(message, values), id).toBe(lingui._(id, values));
    }
  },
);

test("a value that is missing is left out, and one in words is written as it is", () => {
  const message: Message = [["name"], ", ", ["place"], " # ", ["empty"]];

  expect(filled(message, { name: "Ask", empty: null })).toBe("Ask,  # ");
});

test("the catalogue uses plurals and names alone", () => {
  const types = Object.values(all).flatMap((message) => namesIn(message).types);

  expect([...new Set(types)]).toEqual(["plural"]);
});

test("the catalogue writes no escape that Lingui would read at run time", () => {
  expect(JSON.stringify(all)).not.toMatch(/\\\\[ux]/);
});
