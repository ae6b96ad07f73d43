import { scaleLinear } from '@visx/scale';
import { day as dayText } from '../text/format.ts';
import { dayNumber, timeTicks } from './time-ticks.ts';
import { useWidth } from './use-width.ts';

export interface StepPoint {
  /** yyyy-mm-dd; it stands from this day on until the next point. */
  readonly day: string;
  readonly planned: number;
  /** Null: nobody knows yet. */
  readonly completed: number | null;
}

interface StepCurveProps {
  /** In the order of days; at least one. */
  readonly points: readonly StepPoint[];
  /** What the whole is: 100 %. */
  readonly base: number;
  readonly today: string;
}

const HEIGHT = 240;
const [TOP, BOTTOM, LEFT, RIGHT] = [20, 24, 42, 16];
const PER_TICK = 74;

/** Planned (broken line) and completed (full line) in steps, as parts of the whole; its figures stand beside it. */
export function StepCurve({ points, base, today }: StepCurveProps) {
  const { box, width } = useWidth();
  const [first = '', last = ''] = [points[0]?.day, points.at(-1)?.day];
  const x = scaleLinear({
    domain: [dayNumber(first), dayNumber(last) + 1],
    range: [LEFT, Math.max(LEFT, width - RIGHT)],
  });
  const y = scaleLinear({ domain: [0, Math.max(1, base)], range: [HEIGHT - BOTTOM, TOP] });
  const done = points.filter(({ completed }) => completed !== null);
  const at = (day: string) => x(dayNumber(day));
  const known = done.at(-1);
  const todayAt = at(today);
  return (
    <div ref={box} className="curve">
      <svg width={width} height={HEIGHT} aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <g key={part}>
            <line x1={LEFT} x2={width - RIGHT} y1={y(part * base)} y2={y(part * base)} className="curve-grid" />
            <text x={LEFT - 6} y={y(part * base) + 4} textAnchor="end" className="curve-text">
              {part * 100}%
            </text>
          </g>
        ))}
        {timeTicks(first, last, Math.floor((width - LEFT - RIGHT) / PER_TICK)).map((tick) => (
          <g key={tick.at}>
            <line
              x1={x(tick.at)}
              x2={x(tick.at)}
              y1={HEIGHT - BOTTOM}
              y2={HEIGHT - BOTTOM + 4}
              className="curve-grid"
            />
            <text x={x(tick.at)} y={HEIGHT - 7} textAnchor="middle" className="curve-text">
              {tick.label}
            </text>
          </g>
        ))}
        <line x1={todayAt} x2={todayAt} y1={TOP} y2={HEIGHT - BOTTOM} className="curve-today" />
        <text
          x={todayAt}
          y={TOP - 7}
          textAnchor={todayAt > width - 90 ? 'end' : todayAt < 90 ? 'start' : 'middle'}
          className="curve-text"
        >
          {dayText(today)}
        </text>
        <path
          d={stepsOf(
            points.map(({ day, planned }) => [at(day), y(planned)]),
            width - RIGHT,
          )}
          className="curve-planned"
        />
        <path
          d={stepsOf(
            done.map(({ day, completed }) => [at(day), y(completed ?? 0)]),
            todayAt,
          )}
          className="curve-completed"
        />
        {known !== undefined && <circle cx={todayAt} cy={y(known.completed ?? 0)} r={4} className="curve-dot" />}
      </svg>
    </div>
  );
}

/** From each point level to the next, then up; the last one goes on level. */
function stepsOf(points: readonly (readonly [number, number])[], end: number): string {
  const [first, ...others] = points;
  if (first === undefined) return '';
  return `M${first[0]} ${first[1]}${others.map(([x, y]) => `H${x}V${y}`).join('')}H${Math.max(end, first[0])}`;
}
