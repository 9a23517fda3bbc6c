import { expect, test } from "vitest";
import { type BuiltFile, fieldFiles } from "./precacheList.ts";

const built: BuiltFile[] = [
  {
    fileName: "assets/index.js",
    type: "chunk",
    isEntry: true,
    imports: ["assets/shared.js"],
    dynamicImports: ["assets/More.js", "assets/Office.js", "assets/node.js"],
    belongings: ["assets/index.css", "assets/keyWorker.js"],
  },
  { fileName: "assets/shared.js", type: "chunk" },
  { fileName: "assets/More.js", type: "chunk", facadeModuleId: "/x/src/screens/field/More.tsx" },
  {
    fileName: "assets/Office.js",
    type: "chunk",
    facadeModuleId: "/x/src/screens/office/Office.tsx",
    imports: ["assets/table.js", "assets/shared.js"],
    belongings: ["assets/Office.css"],
  },
  { fileName: "assets/table.js", type: "chunk" },
  { fileName: "assets/node.js", type: "chunk", facadeModuleId: "__vite-browser-external" },
  { fileName: "assets/keyWorker.js", type: "asset" },
  { fileName: "assets/index.css", type: "asset" },
  { fileName: "assets/Office.css", type: "asset" },
];

test("the first visit gets the entry, what it shares and its styles", () => {
  expect(fieldFiles(built).first).toEqual([
    "assets/index.css",
    "assets/index.js",
    "assets/shared.js",
  ]);
});

test("field screens that load later are the rest, with the key worker", () => {
  expect(fieldFiles(built).rest).toEqual(["assets/More.js", "assets/keyWorker.js"]);
});

test("the phone never gets the office, what only the office uses, or stand-ins for Node's modules", () => {
  const { first, rest } = fieldFiles(built);

  expect([...first, ...rest].some((file) => /Office|table|node/.test(file))).toBe(false);
});
