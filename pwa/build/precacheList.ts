/**
 * What the service worker puts on the phone: the page, and everything the field build can reach.
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

/** Paths below dist of every file that the field screens need, sorted. */
export function fieldFiles(files: BuiltFile[]): string[] {
  const byName = new Map(files.map((file) => [file.fileName, file]));
  const wanted = new Set<string>();
  const visit = (name: string): void => {
    const file = byName.get(name);
    const begins = file?.facadeModuleId ?? "";
    if (!file || wanted.has(name)) return;
    if (begins.includes(OFFICE) || begins.includes(NOT_FOR_BROWSERS)) return;
    wanted.add(name);
    for (const other of file.belongings ?? []) wanted.add(other);
    for (const other of [...(file.imports ?? []), ...(file.dynamicImports ?? [])]) visit(other);
  };
  for (const file of files) {
    if (file.isEntry) visit(file.fileName);
    // Web workers come out as assets that no chunk names; only the field build has any.
    if (file.type === "asset" && file.fileName.endsWith(".js")) wanted.add(file.fileName);
  }
  return [...wanted].sort();
}
