import { scaleLinear } from '@visx/scale';
import { Bar, Circle, Line } from '@visx/shape';

interface RankStripProps {
  /** 1 is the best; null: not published. */
  readonly rank: number | null;
  /** How many are ranked; null: not known. */
  readonly size: number | null;
  /** The last place that meets the target; null: the target is no place. */
  readonly target: number | null;
}

const [WIDTH, HEIGHT, EDGE] = [340, 22, 6];

/** Places from the first (left) to the last; the band is where the target is met. Its figures stand beside it. */
export function RankStrip({ rank, size, target }: RankStripProps) {
  const places = size ?? 34;
  const x = scaleLinear({ domain: [1, Math.max(2, places)], range: [EDGE, WIDTH - EDGE] });
  const half = (x(2) - x(1)) / 2;
  return (
    <svg className="rank-strip" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {size !== null && target !== null && (
        <Bar
          x={x(1) - half}
          y={2}
          width={x(Math.min(target, places)) - x(1) + 2 * half}
          height={18}
          className="rank-zone"
        />
      )}
      <Line
        from={{ x: x(1), y: 11 }}
        to={{ x: x(places), y: 11 }}
        className={size === null ? 'rank-empty' : 'rank-line'}
      />
      {size !== null &&
        Array.from({ length: places }, (_, i) => (
          <Line key={x(i + 1)} from={{ x: x(i + 1), y: 8 }} to={{ x: x(i + 1), y: 14 }} className="rank-line" />
        ))}
      {rank !== null && size !== null && <Circle cx={x(rank)} cy={11} r={5.5} className="rank-mark" />}
    </svg>
  );
}
