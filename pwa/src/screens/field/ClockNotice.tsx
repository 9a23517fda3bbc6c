import { Notice } from "../../components/Notice.tsx";
import { t } from "../../locales/t.ts";
import { clockDoubt } from "../../store/clock.ts";
import { minuteWords } from "./minutes.ts";

/** Says that this phone's clock is wrong, and by how much. Nothing is mended: times stay as they are entered. */
export function ClockNotice() {
  const minutes = clockDoubt();
  if (minutes === 0) return null;
  const words = { length: minuteWords(Math.abs(minutes)) };
  return (
    <Notice kind="warning">
      <p>
        <strong>{t(minutes > 0 ? "clock.ahead" : "clock.behind", words)}</strong>
      </p>
      <p>{t("clock.what")}</p>
    </Notice>
  );
}
