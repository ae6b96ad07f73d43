import { type Day, type MeasuredFigure, parsePeriod, type Targets } from '@kpi-ledger/projections';

export type Target = Targets['targets'][number];

/** The figures that may speak about a target, whatever their period. */
export function figuresFor(figures: readonly MeasuredFigure[], target: Target): readonly MeasuredFigure[] {
  return figures.filter(({ value, state, universe, attestations }) => {
    switch (target.comparator) {
      case 'rank':
        return value !== null && (target.universe === null || universe === null || universe.id === target.universe);
      case 'yesno':
        return state !== null;
      case 'text':
        return attestations.some(({ target: words }) => words === target.raw);
      case 'trend':
        return value !== null || attestations.some(({ target: words }) => words === target.raw);
      default:
        return value !== null && universe === null;
    }
  });
}

/** Every figure of the latest period of `year`; without a year, of the latest period at all. */
export function latest(figures: readonly MeasuredFigure[], year: string | null): readonly MeasuredFigure[] {
  const ofYear = year === null ? figures : figures.filter(({ period }) => yearOf(period) === year);
  const last = ofYear.at(-1);
  return last === undefined ? [] : ofYear.filter(({ period }) => period === last.period);
}

export const yearOf = (period: string): string => period.slice(0, 4);

/** Does the period end before its year does? */
export const isPartOfYear = (period: string): boolean => !((parsePeriod(period)?.last ?? '') as Day).endsWith('-12-31');
