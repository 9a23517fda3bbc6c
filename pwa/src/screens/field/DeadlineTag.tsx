import { Icon } from "../../components/Icon.tsx";
import { localDate, shortDate } from "../../domain/format.ts";
import { t } from "../../locales/t.ts";
import { row } from "../../store/view.ts";

/** From so many days before it, the deadline of an eviction stands on every row of the case. */
const SOON_DAYS = 14;

/** The next deadline of a case, when it is near or past. */
export function DeadlineTag({ caseId }: { caseId: string | null }) {
  const deadline = caseId ? row("case", caseId)?.eviction_deadline_on : null;
  if (!deadline || deadline > localDate(Date.now() + SOON_DAYS * 86_400_000)) return null;
  return (
    <span class="ds-tag safety">
      <Icon name="warning" />
      {t("case.deadline", { date: shortDate(deadline) })}
    </span>
  );
}
