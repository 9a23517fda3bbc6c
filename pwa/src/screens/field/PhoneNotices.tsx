import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { dayAndMonth, localDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { closedSince } from "../../store/lease.ts";
import { isOutdated } from "../../store/outdated.ts";
import { leftBehind } from "../../sync/leftBehind.ts";
import { isReplaced, leaveOutdated } from "../../worker/update.ts";
import { ClockNotice } from "./ClockNotice.tsx";
import { LeftBehindNotice } from "./LeftBehindNotice.tsx";
import { LackingNotice } from "./WholeLine.tsx";

/** What a person must know about this phone before the day's work; nothing, on most days. */
export function PhoneNotices() {
  return (
    <>
      {(isOutdated.value || isReplaced.value) && (
        <Notice kind="warning" isLive>
          <p>{t("outdated.what")}</p>
          <p>
            <Button variant="secondary" onClick={leaveOutdated}>
              {t("outdated.reload")}
            </Button>
          </p>
        </Notice>
      )}
      <LackingNotice />
      <ClockNotice />
      {closedSince.value && (
        <Notice kind="warning">
          <p>
            <strong>{t("lease.since", { date: dayAndMonth(localDate(closedSince.value)) })}</strong>
          </p>
          <p>{t("lease.what")}</p>
        </Notice>
      )}
      {leftBehind.value.length > 0 && (
        <div class="stack">
          <LeftBehindNotice />
          <Button variant="secondary" class="wide" onClick={() => (leftBehind.value = [])}>
            {t("left_behind.seen")}
          </Button>
        </div>
      )}
    </>
  );
}
