import { scaleLinear } from '@visx/scale';
import { Bar, Line } from '@visx/shape';

/** Where the marks of a bullet stand on its axis; all in the unit of the indicator. */
export interface BulletMarks {
  /** The last figure; null: not measured. */
  readonly value: number | null;
  readonly target: number;
  /** What is to stand this year; null: no path is decided. */
  readonly due: number | null;
  /** What is to stand in the other years. */
  readonly path: readonly { readonly year: string; readonly value: number }[];
}

const WIDTH = 200;

/** The bar is the last figure, the thick line the target, the broken line what is due this year, the dots the years on the way. */
export function Bullet({ value, target, due, path }: BulletMarks) {
  const all = [0, value ?? 0, target, due ?? 0, ...path.map((point) => point.value)];
  const x = scaleLinear({ domain: [Math.min(...all), Math.max(...all) || 1], range: [2, WIDTH - 4] });
  return (
    <svg className="bullet" viewBox={`0 0 ${WIDTH} 18`} preserveAspectRatio="none" aria-hidden="true">
      <Bar x={Math.min(x(0), x(target))} y={5} width={Math.abs(x(target) - x(0))} height={8} className="bar-ground" />
      {value !== null && (
        <Bar x={Math.min(x(0), x(value))} y={5} width={Math.abs(x(value) - x(0))} height={8} className="bar-results" />
      )}
      {path.map((point) => (
        <Bar key={point.year} x={x(point.value) - 1.5} y={13.5} width={3} height={4} className="bar-way" />
      ))}
      {due !== null && <Line from={{ x: x(due), y: 1 }} to={{ x: x(due), y: 17 }} className="bar-path" />}
      <Bar x={x(target) - 1} y={1} width={3} height={16} className="bar-target" />
    </svg>
  );
}
