import { Notice } from "../../components/Notice.tsx";
import { dayAndMonth, localDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { leftBehind } from "../../sync/leftBehind.ts";

/** Says that an earlier phone has work that never came. It is still there, if the phone is. */
export function LeftBehindNotice() {
  const phones = leftBehind.value;
  if (phones.length === 0) return null;
  return (
    <Notice kind="warning">
      {phones.map(({ label, pending, last_seen_at }) => (
        <p key={`${label} ${last_seen_at}`}>
          {t("left_behind.had", {
            label,
            count: pending,
            date: dayAndMonth(localDate(last_seen_at)),
          })}
        </p>
      ))}
      <p>{t("left_behind.do")}</p>
    </Notice>
  );
}
