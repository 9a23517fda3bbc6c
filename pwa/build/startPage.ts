/** Puts the catalogue's texts into index.html, which must say something before any script does. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { START_PAGE } from "../src/locales/startPage.ts";

const PLACE = /%(\w+\.\w+)%/g;

/** The page with a text in each place that names one. Throws for a name that it is not given. */
export function filledPage(html: string, catalogue: string): string {
  return html.replace(PLACE, (_, id: string) => {
    const [, text] = new RegExp(`^msgid "${id}"\nmsgstr "(.+)"$`, "m").exec(catalogue) ?? [];
    if (!text || !START_PAGE.includes(id)) throw new Error(`index.html asks for ${id}.`);
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  });
}

/** Vite plugin for the one page. */
export function startPage(): Plugin {
  let catalogue = "";
  return {
    name: "miljovakt:start-page",
    configResolved(config) {
      catalogue = readFileSync(join(config.root, "src/locales/nb.po"), "utf8");
    },
    transformIndexHtml: { order: "pre", handler: (html) => filledPage(html, catalogue) },
  };
}
