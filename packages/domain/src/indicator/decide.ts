import { emptyList } from '../common/checks.js';
import { compare, isBetween, isMultipleOf } from '../common/exact.js';
import type { DataOf, Fact } from '../common/facts.js';
import { type Decision, handler, recordUnless } from '../common/handler.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import { evolve, type Indicator, initial } from './fold.js';

const defineIndicator = (indicator: Indicator, fact: Fact<'IndicatorDefined'>): Decision =>
  recordUnless(
    fact,
    indicator.defined !== null && refuse('ALREADY_EXISTS', 'data.indicator', { value: fact.data.indicator }),
  );

function setTarget(indicator: Indicator, fact: Fact<'TargetSet'>): Decision {
  const { horizon, targets } = fact.data;
  return recordUnless(
    fact,
    indicator.targets.has(horizon ?? '') && refuse('TARGET_EXISTS', 'data.horizon', { value: horizon ?? '—' }),
    emptyList(targets, 'data.targets'),
    incompleteTargets(targets),
  );
}

function reviseTarget(indicator: Indicator, fact: Fact<'TargetRevised'>): Decision {
  const { horizon, targets } = fact.data;
  return recordUnless(
    fact,
    !indicator.targets.has(horizon ?? '') && refuse('NO_TARGET', 'data.horizon', { value: horizon ?? '—' }),
    emptyList(targets, 'data.targets'),
    incompleteTargets(targets),
  );
}

/** A range has two bounds in order; a comparison has a number. A rank, a trend, yes/no and words stand as printed. */
function incompleteTargets(targets: DataOf<'TargetSet'>['targets']): readonly Refusal[] {
  return targets.flatMap(({ comparator, value, upper }, i) => {
    const path = `data.targets[${i}]`;
    if (comparator === 'range') {
      const ordered = value !== null && upper !== null && compare(value, upper) <= 0;
      return ordered ? [] : [refuse('TARGET_INCOMPLETE', path, { comparator, need: 'value ≤ upper' })];
    }
    const compares = ['>=', '<=', '>', '<', '='].includes(comparator);
    return compares && value === null ? [refuse('TARGET_INCOMPLETE', path, { comparator, need: 'value' })] : [];
  });
}

/** A measured value; a rank lies within its universe ("5th of 63" and "2nd of 34" are different facts). */
function measureIndicator(indicator: Indicator, fact: Fact<'IndicatorMeasured'>): Decision {
  const { value, state, universe } = fact.data;
  const targets = [...indicator.targets.values()].flat();
  const isRanked = targets.length > 0 && targets.every(({ comparator }) => comparator === 'rank');
  return recordUnless(
    fact,
    value === null && state === undefined && refuse('EXACTLY_ONE', 'data.value', { fields: 'value, state' }),
    isRanked && universe === undefined && refuse('UNIVERSE_REQUIRED', 'data.universe'),
    universe !== undefined && value !== null && rankOutOf(universe.size, value),
  );
}

const rankOutOf = (size: number, value: string): Refusal | false =>
  !(isBetween('1', value, String(size)) && isMultipleOf(value, '1')) &&
  refuse('RANK_OUT_OF_UNIVERSE', 'data.value', { value, size });

export const indicatorHandler = handler({
  initial,
  evolve,
  decide: {
    IndicatorDefined: defineIndicator,
    TargetSet: setTarget,
    TargetRevised: reviseTarget,
    IndicatorMeasured: measureIndicator,
  },
});
