import { render } from "preact";
import { t } from "./locales/t.ts";

const root = document.getElementById("app");
if (root) render(<main>{t("app.name")}</main>, root);
