import { expect, test } from "vitest";
import { type BuiltFile, fieldFiles } from "./precacheList.ts";

const built: BuiltFile[] = [
  {
    fileName: "assets/index.js",
    type: "chunk",
    isEntry: true,
    imports: ["assets/shared.js"],
    dynamicImports: ["assets/More.js", "assets/Office.js", "assets/node.js"],
    belongings: ["assets/index.css"],
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

test("the phone gets the entry, what it shares, its styles, lazy field screens and the key worker", () => {
  expect(fieldFiles(built)).toEqual([
    "assets/More.js",
    "assets/index.css",
    "assets/index.js",
    "assets/keyWorker.js",
    "assets/shared.js",
  ]);
});

test("the phone never gets the office, what only the office uses, or stand-ins for Node's modules", () => {
  const files = fieldFiles(built);

  expect(files.some((file) => /Office|table|node/.test(file))).toBe(false);
});
