import { Icon } from "../../components/Icon.tsx";
import { sensitiveIn } from "../../domain/sensitive.ts";
import { t } from "../../locales/t.ts";

/** Below a note that holds what does not belong in it: what that is. Nothing of it leaves the phone. */
export function SensitiveNotice({ note, id = "sensitive" }: { note: string; id?: string }) {
  const found = sensitiveIn(note, t("sensitive.words"));
  if (found.length === 0) return null;
  return (
    <div class="notice" data-color="warning" id={id}>
      <Icon name="warning" />
      <div class="section">
        {found.map((one) => (
          <p key={one}>{t(`sensitive.${one}`)}</p>
        ))}
        <p>{t("sensitive.may_save")}</p>
      </div>
    </div>
  );
}

/**
 * Above *Lagre*, which may stand far from the note and is never closed: that the note is worth a
 * second look. The region is always there, so that it is read aloud.
 */
export function SensitiveLine({ note }: { note: string }) {
  const isFound = sensitiveIn(note, t("sensitive.words")).length > 0;
  return (
    <div role="status">
      {isFound && (
        <p class="state" data-color="warning">
          <Icon name="warning" />
          {t("sensitive.title")}
        </p>
      )}
    </div>
  );
}
