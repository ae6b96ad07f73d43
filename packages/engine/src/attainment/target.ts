import { combineTargets, parseRational, type Rational, type TargetAnswer } from '@kpi-ledger/formulas';
import type { IndicatorSheet, MeasuredFigure, Targets } from '@kpi-ledger/projections';
import type { JudgedFigure, TargetAttainment, UsedRule } from './attainment-row.js';
import { type Judging, ruleOf } from './context.js';
import { figuresFor, latest, type Target, yearOf } from './figures.js';
import { comparatorOf, judgeFigure } from './judge.js';
import { pathOf } from './path.js';

/** One target of one horizon by what is recorded on the sheet. */
export function judgeTarget(target: Target, of: Targets, sheet: IndicatorSheet, judging: Judging): TargetAttainment {
  const { raw, comparator, value, upper, universe } = target;
  const readAs = comparatorOf(target, of);
  const usable = figuresFor(sheet.figures, target);
  const rules = rulesFor(target, judging);
  const ranked = ofUniverse(latest(usable, judging.annualYear), rules['UNIVERSE']);
  const baseline = baselineOf(usable, ranked[0], rules['BASELINE']);
  const annual = judging.annualYear !== null;
  const figures = ranked.map((figure) =>
    judgeFigure(target, figure, {
      ...{ readAs, annual },
      baseline: baseline?.value ?? null,
      method: rules['RANK_METHOD']?.value ?? null,
      trend: rules['TREND'] === undefined ? null : { rises: rising(figure, usable, rules['TREND']) },
    }),
  );
  const otherUniverse =
    figures.length === 0 && comparator === 'rank' && sheet.figures.some((it) => it.universe !== null);
  const together = agreeing(figures, otherUniverse ? 'other_universe' : nothingYet(comparator));
  return {
    ...{ raw, comparator, value, upper, universe, readAs },
    ...together,
    inferred: of.reading?.inferred ?? false,
    ...{ figures, baseline, rules },
    path: pathOf({
      ...{ target, readAs, annual, baseline, horizon: of.horizon, all: sheet.targets, year: judging.year },
      rule: rules['PATH'] ?? null,
      actual: latest(usable, judging.year)[0]?.value ?? null,
    }),
  };
}

const nothingYet = (comparator: string): string =>
  comparator === 'rank'
    ? 'not_published'
    : comparator === 'text' || comparator === 'trend'
      ? 'needs_attestation'
      : 'not_measured';

/** The rules that may bear on a target, as far as they were decided. */
function rulesFor({ comparator }: Target, judging: Judging): { readonly [rule: string]: UsedRule } {
  const names =
    comparator === 'rank'
      ? (['UNIVERSE', 'RANK_METHOD', 'BASELINE', 'PATH'] as const)
      : comparator === 'trend'
        ? (['TREND'] as const)
        : comparator === 'text' || comparator === 'yesno'
          ? []
          : (['BASELINE', 'PATH'] as const);
  return Object.fromEntries(
    names.flatMap((name) => {
      const rule = ruleOf(judging, name);
      return rule === null ? [] : [[name, rule]];
    }),
  );
}

/** One year may be ranked among 63 and among 34: both stand, unless it was decided which of them counts. */
function ofUniverse(figures: readonly MeasuredFigure[], rule: UsedRule | undefined): readonly MeasuredFigure[] {
  const decided = figures.filter(({ universe }) => universe !== null && String(universe.size) === rule?.value);
  return decided.length > 0 ? decided : figures;
}

/** The figure of the decided period; of a rank only in the same universe, because ranks are never rescaled. */
function baselineOf(
  usable: readonly MeasuredFigure[],
  judged: MeasuredFigure | undefined,
  rule: UsedRule | undefined,
): TargetAttainment['baseline'] {
  const size = judged?.universe?.size;
  const found = usable.findLast(
    ({ period, value, universe }) =>
      period === rule?.value && value !== null && (size === undefined || universe?.size === size),
  );
  return found?.value == null ? null : { period: found.period, value: found.value, event: found.event };
}

/** Against the last figure of the year before; null where there is none. */
function rising(figure: MeasuredFigure, usable: readonly MeasuredFigure[], rule: UsedRule): boolean | null {
  const before = latest(usable, String(Number(yearOf(figure.period)) - 1)).at(-1);
  const [now, then] = [figure.value, before?.value ?? null].map((value) =>
    value === null ? null : parseRational(value),
  );
  if (now == null || then == null) return null;
  const side = now.compare(then);
  return rule.value === 'ABOVE_YEAR_BEFORE' ? side > 0 : side >= 0;
}

/** Figures of several universes are one answer only where all of them meet the target or none does. */
function agreeing(
  figures: readonly JudgedFigure[],
  none: string,
): Pick<TargetAttainment, 'status' | 'progress' | 'margin' | 'method' | 'reason'> {
  const [first] = figures;
  if (first === undefined) return { status: null, progress: null, margin: null, method: null, reason: none };
  const { status, method, reason } = first;
  if (figures.some((figure) => figure.status !== status))
    return { status: null, progress: null, margin: null, method: null, reason: 'universes_disagree' };
  return {
    ...{ status, method, reason },
    progress: combined(figures).progress,
    margin: figures.every(({ margin }) => margin !== null) ? leastOf(figures.map(({ margin }) => margin)) : null,
  };
}

function leastOf(texts: readonly (string | null)[]): string | null {
  const values = texts.flatMap((text) => (text === null ? [] : (parseRational(text) ?? [])));
  return (
    values
      .reduce<Rational | null>((low, value) => (low === null || value.compare(low) < 0 ? value : low), null)
      ?.toString() ?? null
  );
}

/** All must hold; progress is the least. */
export const combined = (
  answers: readonly Pick<TargetAnswer, 'status' | 'progress'>[],
): Pick<TargetAnswer, 'status' | 'progress'> => {
  const { status, progress } = combineTargets(
    answers.map((answer) => ({ ...answer, raw: null, margin: null, method: null, reason: null, warnings: [] })),
  );
  return { status, progress };
};
