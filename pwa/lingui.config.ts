import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

/** One catalogue with explicit ids; a person edits nb.po by hand, no extraction rewrites it. */
export default defineConfig({
  locales: ["nb"],
  sourceLocale: "nb",
  catalogs: [{ path: "<rootDir>/src/locales/{locale}", include: ["src"] }],
  format: formatter({ explicitIdAsDefault: true }),
});
