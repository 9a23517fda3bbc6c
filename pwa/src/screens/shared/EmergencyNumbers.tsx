import { Notice } from "../../components/Notice.tsx";
import { callLink } from "../../domain/links.ts";
import { t } from "../../locales/t.ts";

const NUMBERS = ["110", "112", "113"] as const;

/** Where life or a home is in danger now, one phones before one writes. */
export function EmergencyNumbers() {
  return (
    <Notice kind="danger">
      <p>
        <strong>{t("inquiry.call_first")}</strong>
      </p>
      <p class="filters">
        {NUMBERS.map((number) => (
          <a
            key={number}
            class="ds-button"
            data-variant="primary"
            data-color="danger"
            href={callLink(number)}
          >
            {t(`inquiry.call_${number}`)}
          </a>
        ))}
      </p>
    </Notice>
  );
}
