import { lingui } from "@lingui/vite-plugin";
import { defineConfig } from "vitest/config";
import { catalogueParts } from "./build/catalogueParts.ts";
import { serviceWorker } from "./build/serviceWorker.ts";
import { startPage } from "./build/startPage.ts";

export default defineConfig({
  plugins: [
    lingui({ failOnMissing: true, failOnCompileError: true }),
    catalogueParts(),
    startPage(),
    serviceWorker(),
  ],
  // Dexie's wrapper takes its build for old browsers; ours all run the modern one.
  resolve: { alias: [{ find: /^dexie$/, replacement: "dexie/dist/modern/dexie.mjs" }] },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: ["chrome111", "safari16.4", "firefox115"],
    // No inline script or data: module may run under our policy, so nothing is inlined and
    // the preload helper must not inject a polyfill.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}", "build/**/*.test.ts"],
    setupFiles: ["./src/testSetup.ts"],
    restoreMocks: true,
    pool: "threads",
    maxWorkers: 2,
  },
});
