/**
 * What the service worker puts on the phone: the page, and everything the field build can reach, in two groups.
 * The first visit brings what one needs to sign in, unlock, start a visit and save it; the rest follows by itself.
 *
 * The list follows the module graph instead of file names, so that the office cannot slip in by
 * being renamed: a chunk that is only reached through a screen of the office is left out.
 */

/** One file of the build, as much of it as the list needs. */
export interface BuiltFile {
  /** Path below dist, such as `assets/index-abc.js`. */
  fileName: string;
  type: "chunk" | "asset";
  isEntry?: boolean;
  /** The source file that a lazily loaded chunk begins with. */
  facadeModuleId?: string | null;
  imports?: string[];
  dynamicImports?: string[];
  /** Style sheets and other files that the chunk needs. */
  belongings?: string[];
}

const OFFICE = "/src/screens/office/";
/** What Vite puts in place of Node's own modules, for branches of packages that no browser takes. */
const NOT_FOR_BROWSERS = "__vite-browser-external";

/** Paths below dist of every file that the field screens need, in groups, each sorted. */
export function fieldFiles(files: BuiltFile[]): { first: string[]; rest: string[] } {
  const byName = new Map(files.map((file) => [file.fileName, file]));
  const first = new Set<string>();
  const all = new Set<string>();
  const visit = (name: string, wanted: Set<string>, isLazyToo: boolean): void => {
    const file = byName.get(name);
    const begins = file?.facadeModuleId ?? "";
    if (!file || wanted.has(name)) return;
    if (begins.includes(OFFICE) || begins.includes(NOT_FOR_BROWSERS)) return;
    wanted.add(name);
    for (const other of file.belongings ?? []) wanted.add(other);
    for (const other of file.imports ?? []) visit(other, wanted, isLazyToo);
    if (isLazyToo) for (const other of file.dynamicImports ?? []) visit(other, wanted, true);
  };
  for (const { fileName, isEntry } of files) {
    if (!isEntry) continue;
    visit(fileName, first, false);
    visit(fileName, all, true);
  }
  for (const { fileName, type } of files) {
    // Web workers come out as assets; only the field build has any. The key worker's first work is to make a
    // phone ready, which fetches it: it cannot be missing on one that is.
    if (type !== "asset" || !fileName.endsWith(".js")) continue;
    first.delete(fileName);
    all.add(fileName);
  }
  const rest = [...all].filter((name) => !first.has(name));
  return { first: [...first].sort(), rest: rest.sort() };
}
