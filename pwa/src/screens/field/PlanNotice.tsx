import { useEffect } from "preact/hooks";
import { markPlanSeen, planNews } from "../../actions/planSeen.ts";
import { Button } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import { dayAndMonth, localDate, localTime, weekdayName } from "../../domain/format.ts";
import type { PlanChange, PlanLine } from "../../domain/planChanges.ts";
import { t } from "../../locales/t.ts";
import { deviceUser } from "../../lock/lock.ts";
import { closedSince } from "../../store/lease.ts";
import { planSeen } from "../../store/planSeen.ts";
import { label } from "../../store/words.ts";
import { syncStatus } from "../../sync/status.ts";

/** What others have changed in one's plan since one last looked; it stays until one has said so. */
export function PlanNotice() {
  const me = deviceUser.value?.id ?? "";
  const isFirst = !planSeen.value && syncStatus.value.lastUpdatedAt !== null;
  useEffect(() => {
    if (isFirst) void markPlanSeen(me);
  }, [isFirst, me]);
  // Without a lease no plan is shown, and its being gone is no news.
  const news = closedSince.value ? [] : planNews(me);
  if (news.length === 0) return null;
  return (
    <Notice kind="info" isLive>
      <p>
        <strong>{t("plan_news.changed", { count: news.length })}</strong>
      </p>
      <ul class="changes">
        {news.map((one) => (
          <li key={one.line.id}>{changeWords(one)}</li>
        ))}
      </ul>
      <p>
        <Button variant="secondary" onClick={() => void markPlanSeen(me)}>
          {t("plan_news.seen")}
        </Button>
      </p>
    </Notice>
  );
}

function changeWords({ kind, line, was }: PlanChange): string {
  const name = line.name || t("place.unknown");
  const added = line.safety.filter((key) => kind !== "new" && !was?.safety.includes(key));
  const safety = added.map((key) => label("safety_note_type", key)).join(", ");
  if (kind === "safety") return t("plan_news.safety", { name, when: whenWords(line), safety });
  const said = t(`plan_news.${kind}`, {
    name,
    when: whenWords(line),
    was: was ? whenWords(was) : "",
  });
  return safety ? `${said} ${safety}.` : said;
}

function whenWords({ on, at }: PlanLine): string {
  const day = on === localDate() ? t("plan_news.today") : `${weekdayName(on)} ${dayAndMonth(on)}`;
  return at ? `${day} ${t("time.clock", { time: localTime(at) })}` : day;
}
