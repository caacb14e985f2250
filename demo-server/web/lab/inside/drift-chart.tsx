import type { DriftSignIn } from './resynchronise.ts';

export interface DriftChartProps {
  signIns: readonly DriftSignIn[];
  days: number;
  periodS: number;
  /** Steps accepted on each side. */
  window: number;
  names: Readonly<Record<'days' | 'seconds' | 'accepted' | 'rejected' | 'window', string>>;
  alt: string;
}

const WIDTH = 680;
const HEIGHT = 320;
const LEFT = 64;
const RIGHT = WIDTH - 12;
const TOP = 44;
const BOTTOM = HEIGHT - 48;

/** The drift of a clock at each sign-in, and what the server accepted at that time. */
export function DriftChart({ signIns, days, periodS, window, names, alt }: DriftChartProps) {
  const reach = window + 0.5;
  const highest = Math.max(periodS * reach, ...signIns.map(({ driftS }) => driftS)) + periodS;
  const lowest = -periodS * reach;
  const x = (day: number) => LEFT + 8 + ((RIGHT - LEFT - 16) * day) / days;
  const y = (seconds: number) => BOTTOM - ((BOTTOM - TOP) * (seconds - lowest)) / (highest - lowest);
  const spacing = Math.ceil(highest / 5 / periodS) * periodS;
  const marks = Array.from({ length: Math.floor(highest / spacing) + 1 }, (_, at) => at * spacing);
  const halfWidth = Math.max(2, ((x(days) - x(0)) / signIns.length) * 0.4);
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={alt}>
      <g className="chart__legend">
        <circle className="chart__point" cx={LEFT + 6} cy={14} r={5} />
        <text x={LEFT + 18} y={18}>
          {names.accepted}
        </text>
        <path className="chart__cross" d={cross(LEFT + 140, 14)} />
        <text x={LEFT + 152} y={18}>
          {names.rejected}
        </text>
        <rect className="chart__window" x={LEFT + 270} y={6} width={14} height={16} />
        <text x={LEFT + 292} y={18}>
          {names.window}
        </text>
      </g>
      {marks.map((mark) => (
        <g key={mark}>
          <line className="chart__grid" x1={LEFT} x2={RIGHT} y1={y(mark)} y2={y(mark)} />
          <text x={LEFT - 8} y={y(mark) + 4} textAnchor="end">
            {mark}
          </text>
        </g>
      ))}
      {Array.from({ length: Math.floor(days / 14) + 1 }, (_, at) => at * 14).map((day) => (
        <text key={day} x={x(day)} y={BOTTOM + 20} textAnchor="middle">
          {day}
        </text>
      ))}
      <text x={(LEFT + RIGHT) / 2} y={HEIGHT - 8} textAnchor="middle">
        {names.days}
      </text>
      <text
        x={16}
        y={(TOP + BOTTOM) / 2}
        textAnchor="middle"
        transform={`rotate(-90 16 ${(TOP + BOTTOM) / 2})`}
      >
        {names.seconds}
      </text>
      {signIns.map(({ day, remembered }) => (
        <rect
          key={day}
          className="chart__window"
          x={x(day) - halfWidth}
          width={2 * halfWidth}
          y={y((remembered + reach) * periodS)}
          height={y((remembered - reach) * periodS) - y((remembered + reach) * periodS)}
        />
      ))}
      {signIns.map(({ day, driftS, accepted }) =>
        accepted ? (
          <circle key={day} className="chart__point" cx={x(day)} cy={y(driftS)} r={halfWidth < 4 ? 3 : 5} />
        ) : (
          <path key={day} className="chart__cross" d={cross(x(day), y(driftS), halfWidth < 4 ? 3 : 5)} />
        ),
      )}
    </svg>
  );
}

function cross(x: number, y: number, size = 5): string {
  return `M${x - size} ${y - size}L${x + size} ${y + size}M${x - size} ${y + size}L${x + size} ${y - size}`;
}
