import { number } from "../../../domain/format.ts";
import { t } from "../../../locales/t.ts";
import type { Series } from "./series.ts";

/** The numbers behind a chart: a row for each kind, a column for each week, and their sums. */
export function WeekTable(props: {
  caption: string;
  kind: string;
  weeks: string[];
  series: Series[];
  name(key: string): string;
  /** How a number is said: hours with a decimal, or a count. */
  say?(value: number): string;
}) {
  const { weeks, series, say = (value) => number(value) } = props;
  const sums = weeks.map((_, week) =>
    series.reduce((sum, one) => sum + (one.values[week] ?? 0), 0),
  );
  return (
    <div class="scroll">
      <table class="ds-table">
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.kind}</th>
            {weeks.map((week) => (
              <th key={week} scope="col" class="number">
                {week}
              </th>
            ))}
            <th scope="col" class="number">
              {t("team.sum")}
            </th>
          </tr>
        </thead>
        <tbody>
          {series.map((one, at) => (
            <tr key={one.key}>
              <th scope="row">
                <span class={`swatch shade-${Math.min(6, at + 1)}`} aria-hidden="true" />
                {props.name(one.key)}
              </th>
              {one.values.map((value, week) => (
                <td key={weeks[week]} class="number">
                  {value ? say(value) : "–"}
                </td>
              ))}
              <td class="number">{say(one.total)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("team.sum")}</th>
            {sums.map((value, week) => (
              <td key={weeks[week]} class="number">
                {say(value)}
              </td>
            ))}
            <td class="number">{say(sums.reduce((sum, value) => sum + value, 0))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
