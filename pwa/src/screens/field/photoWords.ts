import { t } from "../../locales/t.ts";
import { photoCount } from "../../store/attachments.ts";

/** How far the photos of an entry have come: «2 av 3 bilder sendt»; null when it has none. */
export function photoWords(entryId: string): string | null {
  const { total, sent } = photoCount(entryId);
  if (total === 0) return null;
  return t(sent === total ? "photos.all_sent" : "photos.some_sent", { total, sent });
}
