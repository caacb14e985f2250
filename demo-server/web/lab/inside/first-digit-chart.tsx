/** Shares of codes by first digit: bars as computed, points as counted. */
export interface FirstDigitChartProps {
  /** For each digit from 0 to 9: its share, 0 to 1. */
  shares: readonly number[];
  /** The shares in real codes. Without it, no points. */
  counted: readonly number[] | undefined;
  alt: string;
  /** A BCP 47 tag for the numbers. */
  locale: string;
}

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 56;
const TOP = 12;
const BOTTOM = HEIGHT - 28;
const COLUMN = (WIDTH - LEFT - 8) / 10;

export function FirstDigitChart({ shares, counted, alt, locale }: FirstDigitChartProps) {
  const highest = Math.max(...shares, ...(counted ?? []));
  const marks = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5].filter((mark) => mark <= highest);
  const y = (share: number) => BOTTOM - ((BOTTOM - TOP) * share) / (highest * 1.08);
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={alt}>
      {[0, ...marks].map((mark) => (
        <g key={mark}>
          <line className="chart__grid" x1={LEFT} x2={WIDTH} y1={y(mark)} y2={y(mark)} />
          <text x={LEFT - 8} y={y(mark) + 4} textAnchor="end">
            {mark.toLocaleString(locale, { style: 'percent' })}
          </text>
        </g>
      ))}
      {shares.map((share, digit) => {
        const x = LEFT + 4 + digit * COLUMN;
        const count = counted?.[digit];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its position
          <g key={digit}>
            <rect
              className="chart__bar"
              x={x + 8}
              y={y(share)}
              width={COLUMN - 16}
              height={BOTTOM - y(share)}
            />
            {count !== undefined && (
              <circle className="chart__point" cx={x + COLUMN / 2} cy={y(count)} r={5} />
            )}
            <text x={x + COLUMN / 2} y={HEIGHT - 8} textAnchor="middle">
              {digit}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
