import { linearPath } from '@kpi-ledger/formulas';
import type { Targets } from '@kpi-ledger/projections';
import type { Path, PathPoint, UsedRule } from './attainment-row.js';
import type { Target } from './figures.js';
import { yearOf } from './figures.js';
import { attained } from './judge.js';

interface Asked {
  readonly target: Target;
  readonly horizon: string | null;
  readonly readAs: string;
  readonly annual: boolean;
  /** The year of the question. */
  readonly year: string;
  /** All targets of the indicator: those of other horizons lie on the way. */
  readonly all: readonly Targets[];
  readonly baseline: { readonly period: string; readonly value: string } | null;
  readonly rule: UsedRule | null;
  /** What was measured in the year of the question. */
  readonly actual: string | null;
}

const NUMERIC: readonly string[] = ['>=', '>', '<=', '<', '=', 'rank'];

/** Null where the target has no single number or no year that it is for. */
export function pathOf(asked: Asked): Path | null {
  const { target, horizon, rule, year } = asked;
  if (target.value === null || !NUMERIC.includes(target.comparator) || horizon === null || !/^\d{4}$/.test(horizon))
    return null;
  const points = asked.annual ? everyYear(asked, target.value, horizon) : onTheWay(asked, target.value, horizon);
  const due = points.find((point) => point.year === year && point.kind !== 'BASELINE');
  return {
    rule: asked.annual ? null : rule,
    points,
    due: due === undefined ? null : { ...due, status: stands(asked, due) },
  };
}

/** An annual target starts anew each year: it is the same each year. */
const everyYear = ({ year }: Asked, value: string, horizon: string): readonly PathPoint[] =>
  Array.from({ length: Math.max(0, Number(horizon) - Number(year)) + 1 }, (_, i) => ({
    year: String(Math.min(Number(year), Number(horizon)) + i),
    value,
    kind: 'EACH_YEAR',
  }));

/** What the plan prints for other years, in order; between two points equal steps, only where a rule says so. */
function onTheWay({ target, all, baseline, rule }: Asked, value: string, horizon: string): readonly PathPoint[] {
  const given = all.flatMap(({ horizon: other, targets }): PathPoint[] => {
    const alike = targets.find((one) => one.comparator === target.comparator && one.universe === target.universe);
    return other === null || other === horizon || !/^\d{4}$/.test(other) || alike?.value == null
      ? []
      : [{ year: other, value: alike.value, kind: 'GIVEN' }];
  });
  const start: readonly PathPoint[] =
    baseline === null ? [] : [{ year: yearOf(baseline.period), value: baseline.value, kind: 'BASELINE' }];
  const fixed = [...start, ...given, { year: horizon, value, kind: 'TARGET' } as const].sort((a, b) =>
    a.year < b.year ? -1 : 1,
  );
  if (rule?.value !== 'LINEAR') return fixed;
  return fixed.flatMap((point, i) => {
    const next = fixed[i + 1];
    return next === undefined ? [point] : [point, ...between(point, next)];
  });
}

const between = (from: PathPoint, to: PathPoint): readonly PathPoint[] =>
  linearPath({ year: Number(from.year), value: from.value }, { year: Number(to.year), value: to.value }).map(
    ({ year, value }) => ({ year: String(year), value, kind: 'LINEAR' }),
  );

/** A place on the way to a rank need not be a whole number: it is compared as a number. */
function stands({ readAs, actual }: Asked, { value }: PathPoint): boolean | null {
  if (actual === null) return null;
  return attained({ comparator: readAs === 'rank' ? '<=' : readAs, value, actual }).status;
}
