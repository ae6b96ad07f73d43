import { scaleLinear } from '@visx/scale';
import { Bar, Line } from '@visx/shape';

interface QuotaBarProps {
  readonly counted: number;
  readonly excellent: number;
  readonly allowed: number;
}

const WIDTH = 200;
const x = (counted: number) => scaleLinear({ domain: [0, Math.max(1, counted)], range: [0, WIDTH] });

/** Scores at the level of XS against the places for it; the line is the limit. */
export function QuotaBar({ counted, excellent, allowed }: QuotaBarProps) {
  const at = x(counted);
  return (
    <svg className="quota-bar" viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" aria-hidden="true">
      <Bar x={0} y={4} width={WIDTH} height={8} className="bar-ground" />
      <Bar x={0} y={4} width={at(Math.min(excellent, allowed))} height={8} className="fill-XS" />
      {excellent > allowed && (
        <Bar x={at(allowed)} y={4} width={at(excellent - allowed)} height={8} className="fill-KHT" />
      )}
      <Line from={{ x: at(allowed), y: 0 }} to={{ x: at(allowed), y: 16 }} className="bar-threshold" />
    </svg>
  );
}
