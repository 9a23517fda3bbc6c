import { barsOf, type Series } from "./series.ts";

const WIDTH = 720;
const HEIGHT = 220;
const GROUND = 24;
/** Kinds beyond these share the last pattern; the table tells them apart. */
const SHADES = 6;

/** A bar for each week, in pieces by kind. The table beside it says the same in numbers. */
export function WeekChart(props: { label: string; weeks: string[]; series: Series[] }) {
  const { weeks, series } = props;
  const bars = barsOf(series);
  const step = WIDTH / Math.max(1, weeks.length);
  const shade = (key: string) => Math.min(SHADES, series.findIndex((one) => one.key === key) + 1);
  return (
    <svg
      class="week-chart"
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT + GROUND}`}
    >
      {bars.map((pieces, week) => (
        <g key={weeks[week]}>
          {pieces.map(({ key, from, height }) => (
            <rect
              key={key}
              class={`shade-${shade(key)}`}
              x={week * step + step * 0.15}
              y={(1 - from - height) * HEIGHT}
              width={step * 0.7}
              height={height * HEIGHT}
            />
          ))}
        </g>
      ))}
      <line x1="0" y1={HEIGHT} x2={WIDTH} y2={HEIGHT} />
      {weeks.map((name, week) => (
        <text key={name} x={week * step + step / 2} y={HEIGHT + GROUND - 6} text-anchor="middle">
          {name}
        </text>
      ))}
    </svg>
  );
}
