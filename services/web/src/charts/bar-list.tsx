import { Bar } from '@visx/shape';
import type { ReactNode } from 'react';

export interface BarOf {
  readonly key: string;
  readonly name: ReactNode;
  /** How long the bar is, of `most`; for drawing only. */
  readonly length: number;
  readonly most: number;
  /** The figure, as it is said. */
  readonly figure: string;
  readonly fill: string;
}

interface BarListProps {
  readonly bars: readonly BarOf[];
  /** How much room names and figures have: words, names of units, or terms with "of 70" behind the figure. */
  readonly kind?: 'words' | 'long-names' | 'anatomy';
}

/** Bars below each other, each with its name before and its figure behind it. */
export const BarList = ({ bars, kind = 'words' }: BarListProps) => (
  <ul className={`bars ${kind}`}>
    {bars.map(({ key, name, length, most, figure, fill }) => (
      <li key={key}>
        <span className="bars-name">{name}</span>
        <svg className="bars-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <Bar x={0} y={0} width={100 * Math.min(1, length / Math.max(1, most))} height={10} className={fill} />
        </svg>
        <span className="bars-number">{figure}</span>
      </li>
    ))}
  </ul>
);
