import { scaleLinear } from '@visx/scale';
import { Bar, Line } from '@visx/shape';
import { forDrawing } from '../text/format.ts';

interface BulletProps {
  /** How far the target is reached, 0 to 1, exact; null: not measured. */
  readonly progress: string | null;
  /** What is to stand this year, as a part of the target; null: no path is decided. */
  readonly due: number | null;
}

const WIDTH = 200;
const x = scaleLinear({ domain: [0, 1], range: [0, WIDTH - 2], clamp: true });

/** How far an indicator is: the bar is what is reached, the thick line the target, the thin one the path of the year. */
export function Bullet({ progress, due }: BulletProps) {
  return (
    <svg className="quota-bar" viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" aria-hidden="true">
      <Bar x={0} y={4} width={WIDTH} height={8} className="bar-ground" />
      {progress !== null && <Bar x={0} y={4} width={x(forDrawing(progress))} height={8} className="bar-results" />}
      {due !== null && <Line from={{ x: x(due), y: 1 }} to={{ x: x(due), y: 15 }} className="bar-path" />}
      <Bar x={WIDTH - 2} y={0} width={2} height={16} className="bar-target" />
    </svg>
  );
}
