import type { OfficeEntry } from "../../api/office.ts";
import { Icon } from "../../components/Icon.tsx";
import { countPhotos } from "../../domain/photoCount.ts";
import { t } from "../../locales/t.ts";

/** What a reviewer should know before approving an entry whose photos have not all come. */
export function MissingPhotos({ entry, id }: { entry: OfficeEntry; id: string }) {
  const { total, waiting, damaged } = countPhotos(entry.photos);
  if (!waiting && !damaged) return null;
  return (
    <p class="missing-photos" id={id} data-color="warning">
      <Icon name="warning" />
      <span>
        {waiting > 0 && <>{t("entry_photos.missing", { missing: waiting, total })} </>}
        {damaged > 0 && <>{t("entry_photos.unreadable", { count: damaged })} </>}
        {t("entry_photos.approve_anyway")}
      </span>
    </p>
  );
}
