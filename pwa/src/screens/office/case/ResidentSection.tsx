import { Fact } from "../../../components/Fact.tsx";
import { Icon } from "../../../components/Icon.tsx";
import { t } from "../../../locales/t.ts";
import type { RecordField } from "../record/fields.ts";
import { wordLabel } from "../words.ts";
import { EditOne } from "./EditOne.tsx";
import type { SectionProps } from "./sections.ts";

const RESIDENT: RecordField[] = [
  { name: "name", kind: "text", isRequired: true, longest: 120 },
  { name: "birth_year", kind: "number" },
  { name: "phone", kind: "text", longest: 30 },
];

const PLACE: RecordField[] = [
  { name: "address", kind: "text", longest: 200 },
  { name: "tenure", kind: "word", list: "tenure" },
  { name: "landlord_id", kind: "landlord" },
  { name: "is_address_protected", kind: "bool" },
];

/** Who it is about and where they live: as little as is needed. */
export function ResidentSection({ file, reload }: SectionProps) {
  const { resident, place } = file;
  return (
    <>
      <EditOne
        entity="resident"
        row={resident}
        fields={RESIDENT}
        label={t("caseFile.edit_resident")}
        mayWrite={file.may_edit}
        reload={reload}
      >
        <dl class="facts">
          <Fact name={t("caseFile.name")}>{resident.name}</Fact>
          <Fact name={t("caseFile.birth_year")}>
            {resident.birth_year ? String(resident.birth_year) : t("entry.not_given")}
          </Fact>
          <Fact name={t("caseFile.phone")}>{resident.phone ?? t("entry.not_given")}</Fact>
        </dl>
      </EditOne>
      {place && (
        <EditOne
          entity="place"
          row={{ ...place, landlord_id: place.landlord?.id ?? null }}
          fields={PLACE}
          label={t("caseFile.edit_home")}
          mayWrite={file.may_edit && place.is_address_shown}
          reload={reload}
        >
          <dl class="facts">
            <Fact name={t("caseFile.address")}>
              {place.is_address_shown ? (
                (place.address ?? t("entry.not_given"))
              ) : (
                <span class="ds-tag" data-color="warning">
                  <Icon name="shield" />
                  {t("place.hidden")}
                </span>
              )}
              {place.is_address_protected && (
                <div class="detail">
                  {t(place.is_address_shown ? "caseFile.address_for_you" : "caseFile.address_why")}
                </div>
              )}
            </Fact>
            <Fact name={t("field.tenure")}>
              {place.tenure ? wordLabel("tenure", place.tenure) : t("entry.not_given")}
            </Fact>
            <Fact name={t("caseFile.landlord")}>
              {place.landlord?.name ?? t("entry.none")}
              {place.landlord?.phone && <div class="detail">{place.landlord.phone}</div>}
            </Fact>
          </dl>
        </EditOne>
      )}
    </>
  );
}
