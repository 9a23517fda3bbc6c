import { Button } from "../../components/Button.tsx";
import { daysAfter } from "../../domain/week.ts";
import { t } from "../../locales/t.ts";

/** The way to other weeks: `onDay` is told a day of the one to show, or null for this week. */
export function WeekSteps(props: { monday: string; onDay(day: string | null): void }) {
  const { monday, onDay } = props;
  return (
    <>
      <Button variant="secondary" onClick={() => onDay(daysAfter(monday, -7))}>
        {t("board.week_before")}
      </Button>
      <Button variant="secondary" onClick={() => onDay(null)}>
        {t("board.this_week")}
      </Button>
      <Button variant="secondary" onClick={() => onDay(daysAfter(monday, 7))}>
        {t("board.week_after")}
      </Button>
    </>
  );
}
