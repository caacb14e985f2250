import { DAY, HOUR, MINUTE } from '../../../../shared/durations.ts';
import { chanceOf, MONTH_MS, YEAR_MS } from './guessing.ts';

export interface Curve {
  id: 'ours' | 'other' | 'none';
  name: string;
  /** Returns how many guesses are allowed in a span of milliseconds. */
  guessesIn: (spanMs: number) => number;
}

export interface ChanceChartProps {
  curves: readonly Curve[];
  perGuess: number;
  /** Describes the figure. */
  alt: string;
  /** Names of the marks on the time axis: a minute, an hour, a day, a month, a year. */
  marks: readonly [string, string, string, string, string];
  /** A BCP 47 tag for the numbers on the chance axis. */
  locale: string;
}

const WIDTH = 680;
const HEIGHT = 320;
const LEFT = 64;
const RIGHT = WIDTH - 130;
const TOP = 16;
const BOTTOM = HEIGHT - 32;
/** Both axes are logarithmic, because the curves are four orders of magnitude apart. */
const LEAST = 1e-6;
const SHORTEST = MINUTE;
const POINTS = 120;

/** Shows the chance of a correct guess over time. */
export function ChanceChart({ curves, perGuess, alt, marks, locale }: ChanceChartProps) {
  const times = [MINUTE, HOUR, DAY, MONTH_MS, YEAR_MS];
  const ends = spreadLabels(curves.map((curve) => y(chanceOf(curve.guessesIn(YEAR_MS), perGuess))));
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={alt}>
      {[1, 1e-2, 1e-4, 1e-6].map((chance) => (
        <g key={chance}>
          <line className="chart__grid" x1={LEFT} x2={RIGHT} y1={y(chance)} y2={y(chance)} />
          <text x={LEFT - 8} y={y(chance) + 4} textAnchor="end">
            {chance.toLocaleString(locale, { style: 'percent', maximumSignificantDigits: 1 })}
          </text>
        </g>
      ))}
      {times.map((time, place) => (
        <g key={time}>
          <line className="chart__grid" x1={x(time)} x2={x(time)} y1={TOP} y2={BOTTOM} />
          <text x={x(time)} y={HEIGHT - 10} textAnchor="middle">
            {marks[place]}
          </text>
        </g>
      ))}
      {curves.map((curve, place) => (
        <g key={curve.id}>
          <path className={`chart__line chart__line--${curve.id}`} d={pathOf(curve, perGuess)} />
          <text className="chart__name" x={RIGHT + 8} y={(ends[place] ?? 0) + 4}>
            {curve.name}
          </text>
        </g>
      ))}
    </svg>
  );
}

function pathOf(curve: Curve, perGuess: number): string {
  const points = Array.from({ length: POINTS + 1 }, (_, place) => {
    const time = SHORTEST * (YEAR_MS / SHORTEST) ** (place / POINTS);
    return `${x(time).toFixed(1)} ${y(chanceOf(curve.guessesIn(time), perGuess)).toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}

function x(time: number): number {
  return LEFT + ((RIGHT - LEFT) * Math.log(time / SHORTEST)) / Math.log(YEAR_MS / SHORTEST);
}

function y(chance: number): number {
  const share = Math.log(Math.max(chance, LEAST) / LEAST) / Math.log(1 / LEAST);
  return BOTTOM - (BOTTOM - TOP) * share;
}

/** Moves overlapping labels apart and keeps their order. */
function spreadLabels(places: readonly number[]): number[] {
  const gap = 18;
  const spread = [...places];
  const order = spread.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  for (const [rank, index] of order.entries()) {
    const above = order[rank - 1];
    if (above !== undefined) spread[index] = Math.max(spread[index] ?? 0, (spread[above] ?? 0) + gap);
  }
  return spread;
}
