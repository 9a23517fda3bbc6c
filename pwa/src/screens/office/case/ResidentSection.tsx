import { Fact } from "../../../components/Fact.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { t } from "../../../locales/t.ts";
import { wordLabel } from "../words.ts";
import type { SectionProps } from "./sections.ts";

/** Who it is about and where they live: as little as is needed. */
export function ResidentSection({ file }: SectionProps) {
  const { resident, place } = file;
  return (
    <dl class="facts">
      <Fact name={t("caseFile.name")}>{resident.name}</Fact>
      <Fact name={t("caseFile.birth_year")}>
        {resident.birth_year ? String(resident.birth_year) : t("entry.not_given")}
      </Fact>
      <Fact name={t("caseFile.phone")}>{resident.phone ?? t("entry.not_given")}</Fact>
      {file.is_whole && (
        <>
          <Fact name={t("caseFile.address")}>
            {place && !place.is_address_shown ? (
              <span class="ds-tag" data-color="warning">
                <Icon name="shield" />
                {t("place.hidden")}
              </span>
            ) : (
              (place?.address ?? t("entry.not_given"))
            )}
            {place?.is_address_protected && place.is_address_shown && (
              <div class="detail">{t("caseFile.address_for_you")}</div>
            )}
          </Fact>
          <Fact name={t("field.tenure")}>
            {place?.tenure ? wordLabel("tenure", place.tenure) : t("entry.not_given")}
          </Fact>
          <Fact name={t("caseFile.landlord")}>
            {place?.landlord?.name ?? t("entry.none")}
            {place?.landlord?.phone && <div class="detail">{place.landlord.phone}</div>}
          </Fact>
        </>
      )}
    </dl>
  );
}
