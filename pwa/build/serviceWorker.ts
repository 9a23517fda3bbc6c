/** The build step that makes /sw.js after everything it lists has its final name. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";
import type { PrecacheEntry } from "../src/worker/precache.ts";
import { type BuiltFile, fieldFiles } from "./precacheList.ts";

function describe(file: Rolldown.OutputAsset | Rolldown.OutputChunk): BuiltFile {
  if (file.type === "asset") return { fileName: file.fileName, type: "asset" };
  return {
    fileName: file.fileName,
    type: "chunk",
    isEntry: file.isEntry,
    facadeModuleId: file.facadeModuleId,
    imports: file.imports,
    dynamicImports: file.dynamicImports,
    belongings: [
      ...(file.viteMetadata?.importedCss ?? []),
      ...(file.viteMetadata?.importedAssets ?? []),
    ],
  };
}

/** Vite plugin: writes dist/sw.js with the precache list of the field build inside. */
export function serviceWorker(): Plugin {
  let root = "";
  let outDir = "";
  let files: ReturnType<typeof fieldFiles> = { first: [], rest: [] };

  const named = (file: string, isLater: boolean): PrecacheEntry => ({
    url: `/${file}`,
    revision: null,
    ...(isLater ? { isLater } : {}),
  });
  const revised = (url: string, path: string): PrecacheEntry => ({
    url,
    revision: createHash("sha256")
      .update(readFileSync(join(outDir, path)))
      .digest("hex")
      .slice(0, 16),
  });

  return {
    name: "miljovakt:service-worker",
    apply: "build",
    configResolved(config) {
      root = config.root;
      outDir = join(config.root, config.build.outDir);
    },
    writeBundle(_options, bundle) {
      files = fieldFiles(Object.values(bundle).map(describe));
    },
    closeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        const manifest: PrecacheEntry[] = [
          revised("/", "index.html"),
          ...files.first.map((file) => named(file, false)),
          ...files.rest.map((file) => named(file, true)),
        ];
        await build({
          configFile: false,
          root,
          logLevel: "warn",
          publicDir: false,
          define: { "self.__PRECACHE": JSON.stringify(manifest) },
          build: {
            outDir,
            emptyOutDir: false,
            target: "es2022",
            modulePreload: false,
            rolldownOptions: {
              input: join(root, "src/worker/sw.ts"),
              output: { format: "iife", entryFileNames: "sw.js" },
            },
          },
        });
      },
    },
  };
}
