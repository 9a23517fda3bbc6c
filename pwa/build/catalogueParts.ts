/** Cuts the one catalogue at build: for the first visit, for the rest of the phone, and for the office alone. */
import { join } from "node:path";
import type { Plugin } from "vite";
import { loadedWith, type Texts, textsBelow } from "./texts.ts";

export type Part = "first" | "rest" | "office";

/** What the first visit brings begins here. */
const FIRST = ["main.tsx"];
const OFFICE = /^screens[/\\]office[/\\]/;
const ASKED = /\.po\?(first|rest|office)\?lingui$/;
/** What an id may be put together from: it ends where the rest is joined on. */
const BEGINNING = /^[a-z][\w.]*[._]$/;

/**
 * The parts that an id stands in: the first visit's when that may ask for it, else one or both of the others.
 * The office and the rest of the phone are never in one browser's hands, so that what both need stands twice.
 */
export function partsOf(sources: Texts[]): (id: string) => Part[] {
  const first = askedBy(FIRST, sources);
  const offices = sources.map(({ file }) => file).filter((file) => OFFICE.test(file));
  const office = askedBy(offices, sources);
  const others = sources.map(({ file }) => file).filter((file) => !OFFICE.test(file));
  const field = askedBy(others, sources);
  return (id) => {
    if (first(id)) return ["first"];
    const parts: Part[] = office(id) ? ["office"] : [];
    return field(id) || parts.length === 0 ? [...parts, "rest"] : parts;
  };
}

/** Whether what is loaded with these files may ask for the id, whole or joined from a beginning. */
function askedBy(files: string[], all: Texts[]): (id: string) => boolean {
  const loaded = loadedWith(files, all);
  const sources = all.filter(({ file }) => loaded.has(file));
  const whole = new Set(sources.flatMap(({ strings }) => strings));
  const beginnings = [
    ...[...whole].filter((text) => BEGINNING.test(text)),
    ...sources.flatMap(({ ids }) => ids.flatMap((one) => (one.isPrefix && one.id ? [one.id] : []))),
  ];
  return (id) => whole.has(id) || beginnings.some((beginning) => id.startsWith(beginning));
}

/** The compiled catalogue with the texts of one part. Throws when the compiler writes another form. */
export function cutTo(part: Part, compiled: string, belongs: (id: string) => Part[]): string {
  const [, literal] = /JSON\.parse\((".*")\)/s.exec(compiled) ?? [];
  if (!literal) throw new Error("Lingui no longer writes the catalogue as JSON.parse of a text.");
  const all = Object.entries(JSON.parse(JSON.parse(literal)));
  const kept = all.filter(([id]) => belongs(id).includes(part));
  // What only says something is a text and not a list of one.
  const texts = kept.map(([id, parts]) => [id, isPlain(parts) ? parts[0] : parts]);
  return `export const messages = ${JSON.stringify(Object.fromEntries(texts))};`;
}

function isPlain(parts: unknown): parts is [string] {
  return Array.isArray(parts) && parts.length === 1 && typeof parts[0] === "string";
}

/** Vite plugin, after Lingui's: `nb.po?first?lingui` and its like hold one part each. */
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
        const code = cutTo(part, compiled, partsOf(textsBelow(join(root, "src"))));
        return { code, map: null, moduleType: "js" };
      },
    },
  };
}
