/** Figures of several weeks as the bars of a chart and the rows of its table. Pure. */

/** One kind of thing, week by week: a row of the table and a colour of the chart. */
export interface Series {
  key: string;
  values: number[];
  total: number;
}

/** A piece of a bar: where it begins and how high it is, both of the chart's whole height. */
export interface Piece {
  key: string;
  from: number;
  height: number;
}

/** The kinds that occur in any week, the most of all first. */
export function seriesOf(weeks: Record<string, number>[]): Series[] {
  const keys = [...new Set(weeks.flatMap((week) => Object.keys(week)))];
  return keys
    .map((key) => {
      const values = weeks.map((week) => week[key] ?? 0);
      return { key, values, total: values.reduce((sum, value) => sum + value, 0) };
    })
    .sort((a, b) => b.total - a.total || a.key.localeCompare(b.key));
}

/** The bars: for each week its pieces from the ground up. The highest bar is as high as the chart. */
export function barsOf(series: Series[]): Piece[][] {
  const count = series[0]?.values.length ?? 0;
  const sums = Array.from({ length: count }, (_, week) =>
    series.reduce((sum, { values }) => sum + (values[week] ?? 0), 0),
  );
  const highest = Math.max(1, ...sums);
  return sums.map((_, week) => {
    let from = 0;
    return series.flatMap(({ key, values }) => {
      const height = (values[week] ?? 0) / highest;
      const piece = { key, from, height };
      from += height;
      return height > 0 ? [piece] : [];
    });
  });
}
