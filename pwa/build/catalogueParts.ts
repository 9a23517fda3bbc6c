/** Cuts the one catalogue in two at build: what the phone's sources ask for, and what only the office does. */
import { join } from "node:path";
import type { Plugin } from "vite";
import { type Texts, textsBelow } from "./texts.ts";

export type Part = "field" | "office";

const OFFICE = /^screens[/\\]office[/\\]/;
const ASKED = /\.po\?(field|office)\?lingui$/;
/** What an id may be put together from: it ends where the rest is joined on. */
const BEGINNING = /^[a-z][\w.]*[._]$/;

/** Whether any source outside the office's screens may ask for the id, whole or joined from a beginning. */
export function fieldAsksFor(sources: Texts[]): (id: string) => boolean {
  const field = sources.filter(({ file }) => !OFFICE.test(file));
  const whole = new Set(field.flatMap(({ strings }) => strings));
  const beginnings = [
    ...[...whole].filter((text) => BEGINNING.test(text)),
    ...field.flatMap(({ ids }) => ids.flatMap((one) => (one.isPrefix && one.id ? [one.id] : []))),
  ];
  return (id) => whole.has(id) || beginnings.some((beginning) => id.startsWith(beginning));
}

/** The compiled catalogue with the texts of one part. Throws when the compiler writes another form. */
export function cutTo(part: Part, compiled: string, isField: (id: string) => boolean): string {
  const [, literal] = /JSON\.parse\((".*")\)/s.exec(compiled) ?? [];
  if (!literal) throw new Error("Lingui no longer writes the catalogue as JSON.parse of a text.");
  const all = Object.entries(JSON.parse(JSON.parse(literal)));
  const kept = all.filter(([id]) => isField(id) === (part === "field"));
  // What only says something is a text and not a list of one.
  const texts = kept.map(([id, parts]) => [id, isPlain(parts) ? parts[0] : parts]);
  return `export const messages = ${JSON.stringify(Object.fromEntries(texts))};`;
}

function isPlain(parts: unknown): parts is [string] {
  return Array.isArray(parts) && parts.length === 1 && typeof parts[0] === "string";
}

/** Vite plugin, after Lingui's: `nb.po?field?lingui` and `nb.po?office?lingui` hold one part each. */
export function catalogueParts(): Plugin {
  let root = "";
  return {
    name: "miljovakt:catalogue-parts",
    configResolved(config) {
      root = config.root;
    },
    transform: {
      filter: { id: ASKED },
      handler(compiled, id) {
        const part = ASKED.exec(id)?.[1] as Part;
        const code = cutTo(part, compiled, fieldAsksFor(textsBelow(join(root, "src"))));
        return { code, map: null, moduleType: "js" };
      },
    },
  };
}
