import { scaleLinear } from '@visx/scale';
import { Circle, LinePath } from '@visx/shape';
import { forDrawing } from '../text/format.ts';

interface SparklineProps {
  /** Exact scores in the order of time; null: there is none. */
  readonly values: readonly (string | null)[];
  readonly label: string;
}

const WIDTH = 84;
const HEIGHT = 26;

/** How a score went through the quarters of the year. */
export function Sparkline({ values, label }: SparklineProps) {
  const x = scaleLinear({ domain: [0, Math.max(1, values.length - 1)], range: [5, WIDTH - 5] });
  const y = scaleLinear({ domain: [40, 100], range: [HEIGHT - 4, 4], clamp: true });
  const points = values.flatMap((value, i) => (value === null ? [] : [{ x: x(i), y: y(forDrawing(value)) }]));
  const last = points.at(-1);
  if (last === undefined) return <span className="unknown">–</span>;
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <LinePath data={points} x={(point) => point.x} y={(point) => point.y} className="spark" />
      {points.map((point) => (
        <Circle key={point.x} cx={point.x} cy={point.y} r={point === last ? 3 : 1.8} className="spark-dot" />
      ))}
    </svg>
  );
}
