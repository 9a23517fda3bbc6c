import type { AboutHistory } from "../../api/about.ts";
import { t } from "../../locales/t.ts";
import { whenWords } from "./whenWords.ts";

/** Every version that the page has had, the newest first; its words open below it. */
export function AboutVersions({ versions }: { versions: AboutHistory["history"] }) {
  return (
    <section class="sheet stack" aria-labelledby="about-history">
      <h2 id="about-history">{t("about.history")}</h2>
      {versions.length === 0 && <p>{t("about.never")}</p>}
      {versions.map((each) => (
        <details key={each.version}>
          <summary>
            {t("about.version", {
              version: each.version,
              name: each.changed_by,
              when: whenWords(each.changed_at ?? ""),
            })}
          </summary>
          <p class="kept">{each.text}</p>
        </details>
      ))}
    </section>
  );
}
