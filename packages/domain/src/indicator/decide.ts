import { emptyList } from '../common/checks.js';
import { compare, exact, isBetween, isMultipleOf } from '../common/exact.js';
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
  const { value, state, universe, parts, attestations = [] } = fact.data;
  const targets = [...indicator.targets.values()].flat();
  const isRanked = targets.length > 0 && targets.every(({ comparator }) => comparator === 'rank');
  return recordUnless(
    fact,
    value === null &&
      state === undefined &&
      attestations.length === 0 &&
      refuse('EXACTLY_ONE', 'data.value', { fields: 'value, state' }),
    attestedWrongly(targets, attestations),
    isRanked && universe === undefined && refuse('UNIVERSE_REQUIRED', 'data.universe'),
    universe !== undefined && value !== null && rankOutOf(universe.size, value),
    parts !== undefined && otherThanItsParts(value, parts),
  );
}

/** Only what the targets leave to judgement is attested, and with evidence. A unit without targets of its own has the city's. */
const attestedWrongly = (
  targets: DataOf<'TargetSet'>['targets'],
  attestations: NonNullable<DataOf<'IndicatorMeasured'>['attestations']>,
): readonly Refusal[] =>
  attestations.flatMap(({ target, evidence }, i) => {
    const path = `data.attestations[${i}]`;
    const known = targets.some(({ raw, comparator }) => raw === target && ['text', 'trend'].includes(comparator));
    return [
      ...(targets.length === 0 || known ? [] : [refuse('NO_SUCH_QUALITATIVE_TARGET', path, { value: target })]),
      ...(evidence.length === 0 ? [refuse('ATTESTED_WITHOUT_EVIDENCE', `${path}.evidence`)] : []),
    ];
  });

/** A figure is what its parts make: otherwise the roll-up of the city would not be that of the units. */
function otherThanItsParts(
  value: string | null,
  parts: NonNullable<DataOf<'IndicatorMeasured'>['parts']>,
): Refusal | false {
  const { numerator, denominator, times } = parts;
  if (compare(denominator, '0') === 0) return refuse('DENOMINATOR_ZERO', 'data.parts.denominator');
  const made = exact(times).times(exact(numerator)).over(exact(denominator));
  return (
    (value === null || made.compare(exact(value)) !== 0) &&
    refuse('VALUE_DIFFERS_FROM_PARTS', 'data.value', {
      value: value ?? '—',
      made: `${made}`,
      numerator,
      denominator,
      times,
    })
  );
}

const adoptCard = (_: Indicator, fact: Fact<'DefinitionCardAdopted'>): Decision => {
  const { indicator, unit, decision, decidedAt, synthetic, ...slots } = fact.data;
  return recordUnless(fact, Object.keys(slots).length === 0 && refuse('EMPTY_CARD', 'data'));
};

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
    DefinitionCardAdopted: adoptCard,
  },
});
