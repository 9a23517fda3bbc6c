import { useRoute } from "preact-iso";
import { PageHeading } from "../../../components/PageHeading.tsx";
import { t } from "../../../locales/t.ts";
import "../../../styles/housing.css";
import "../../../styles/meetings.css";
import { session } from "../session.ts";
import { Dwellings, Landlords, Partners } from "./Bodies.tsx";
import { Grants, Rates } from "./Money.tsx";
import { Words } from "./Words.tsx";

const LEADERS = ["housing_coordinator", "unit_manager"];
const TEAM = [...LEADERS, "nav_housing_contact"];

/** The registers in their order, and who has use of each. The server decides what is read and written. */
const VIEWS = [
  { key: "partners", view: Partners, roles: TEAM },
  { key: "landlords", view: Landlords, roles: TEAM },
  { key: "dwellings", view: Dwellings, roles: TEAM },
  { key: "grants", view: Grants, roles: LEADERS },
  { key: "rates", view: Rates, roles: [...LEADERS, "admin"] },
  { key: "words", view: Words, roles: ["housing_coordinator", "admin"] },
] as const;

/** What the service keeps lists of. What is in use is retired, not deleted. */
export function Registers() {
  const { view } = useRoute().params;
  const roles: readonly string[] = session.value?.user.roles ?? [];
  const own = VIEWS.filter((each) => each.roles.some((role) => roles.includes(role)));
  const shown = own.find(({ key }) => key === view) ?? own[0];
  if (!shown) return null;
  const View = shown.view;
  return (
    <main id="main">
      <PageHeading title={t("registers.title")} />
      <nav class="views" aria-label={t("registers.views")}>
        {own.map(({ key }) => (
          <a
            key={key}
            href={`/office/registers/${key}`}
            aria-current={key === shown.key ? "page" : undefined}
          >
            {t(`registers.view_${key}`)}
          </a>
        ))}
      </nav>
      <h2>{t(`registers.view_${shown.key}`)}</h2>
      <View />
    </main>
  );
}
