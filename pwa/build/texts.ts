/** Finds the texts in our sources, for the tests that keep Norwegian in the catalogue alone. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseAst } from "vite";

/** Every text of a source file that is not a comment. */
export interface Texts {
  /** Path below the folder that was read. */
  file: string;
  /** String literals. */
  strings: string[];
  /** What stands between the tags of JSX. */
  shown: string[];
  /** First arguments of calls to `t`: ids, or for a template the part before its first value. */
  ids: { id: string; isPrefix: boolean }[];
  /** Specifiers of what is loaded together with the file: no types, and nothing that comes when asked for. */
  imports: string[];
}

interface Node {
  type: string;
  [key: string]: unknown;
}

const LOADING = new Set(["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration"]);

/** The files that are loaded together with some of them, which are among them. */
export function loadedWith(begin: string[], sources: Texts[]): Set<string> {
  const byFile = new Map(sources.map((one) => [one.file, one]));
  const loaded = new Set<string>();
  const visit = (file: string): void => {
    const texts = byFile.get(file);
    if (!texts || loaded.has(file)) return;
    loaded.add(file);
    for (const other of texts.imports) visit(join(dirname(file), other));
  };
  for (const file of begin) visit(file);
  return loaded;
}

/** The texts of all TypeScript below a folder, tests and generated types left out. */
export function textsBelow(folder: string): Texts[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$/.test(file))
    .filter((file) => relative("", file) !== "api/types.ts")
    .sort()
    .map((file) => textsOf(file, readFileSync(join(folder, file), "utf8")));
}

/** The texts of one file. */
export function textsOf(file: string, code: string): Texts {
  const texts: Texts = { file, strings: [], shown: [], ids: [], imports: [] };
  walk(parseAst(code, { lang: file.endsWith("x") ? "tsx" : "ts" }) as unknown as Node, texts);
  return texts;
}

function walk(node: Node, texts: Texts): void {
  if (node.type === "Literal" && typeof node.value === "string") texts.strings.push(node.value);
  if (node.type === "JSXText") texts.shown.push(String(node.value).trim());
  if (node.type === "TemplateElement") texts.strings.push((node.value as { raw: string }).raw);
  if (node.type === "CallExpression") noteId(node, texts);
  if (LOADING.has(node.type)) noteImport(node, texts);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, texts);
    }
  }
}

function noteImport({ source, importKind, exportKind }: Node, texts: Texts): void {
  if (source && importKind !== "type" && exportKind !== "type")
    texts.imports.push(String((source as Node).value));
}

function noteId(call: Node, texts: Texts): void {
  const callee = call.callee as Node;
  const first = (call.arguments as Node[])[0];
  if (callee.type !== "Identifier" || !["t", "hasText"].includes(String(callee.name)) || !first)
    return;
  if (first.type === "Literal") texts.ids.push({ id: String(first.value), isPrefix: false });
  if (first.type === "TemplateLiteral") {
    const start = (first.quasis as { value: { raw: string } }[])[0]?.value.raw ?? "";
    texts.ids.push({ id: start, isPrefix: true });
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}
