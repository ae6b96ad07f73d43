import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';

interface CompletionBarProps {
  readonly assigned: number;
  readonly cancelled: number;
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
}

const WIDTH = 200;

/** Done in time, done late, overdue; the rest is not due yet or excused. Its figures stand beside it. */
export function CompletionBar({ assigned, cancelled, onTime, late, overdue }: CompletionBarProps) {
  const x = scaleLinear({ domain: [0, Math.max(1, assigned - cancelled)], range: [0, WIDTH] });
  return (
    <svg className="quota-bar" viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" aria-hidden="true">
      <Bar x={0} y={4} width={WIDTH} height={8} className="bar-ground" />
      <Bar x={0} y={4} width={x(onTime)} height={8} className="fill-XS" />
      <Bar x={x(onTime)} y={4} width={x(late)} height={8} className="fill-HT" />
      <Bar x={x(onTime + late)} y={4} width={x(overdue)} height={8} className="fill-KHT" />
    </svg>
  );
}
