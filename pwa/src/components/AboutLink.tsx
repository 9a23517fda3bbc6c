import { t } from "../locales/t.ts";

/** To the public page, which is the server's own: `_top` keeps the router from taking it for a screen. */
export function AboutLink() {
  return (
    <p>
      <a class="alone" href="/om" target="_top">
        {t("sign_in.about")}
      </a>
    </p>
  );
}
