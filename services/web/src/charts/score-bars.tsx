import { scaleLinear } from '@visx/scale';
import { Bar, Line } from '@visx/shape';
import { forDrawing } from '../text/format.ts';

interface ScoreBarProps {
  /** Points of the general criteria (at most 30) and of the work (at most 70), exact. */
  readonly G: string | null;
  readonly T: string | null;
}

const WIDTH = 200;
const HEIGHT = 14;
/** Where the classes of the decree begin: they mean more than round numbers. */
const THRESHOLDS = [50, 70, 90];
const x = scaleLinear({ domain: [0, 100], range: [0, WIDTH] });

/** T and G on one line of 100 points, with the thresholds of the classes. Its figures stand beside it as text. */
export function ScoreBar({ G, T }: ScoreBarProps) {
  const [general, results] = [forDrawing(G), forDrawing(T)];
  return (
    <svg className="score-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <Bar x={0} y={3} width={WIDTH} height={8} className="bar-ground" />
      <Bar x={0} y={3} width={x(results)} height={8} className="bar-results" />
      <Bar x={x(results)} y={3} width={x(general)} height={8} className="bar-general" />
      {THRESHOLDS.map((at) => (
        <Line key={at} from={{ x: x(at), y: 0 }} to={{ x: x(at), y: HEIGHT }} className="bar-threshold" />
      ))}
    </svg>
  );
}
