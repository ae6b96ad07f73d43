import { bigIntegers, sum } from '@kpi-ledger/formulas';
import { duplicates, emptyList } from '../common/checks.js';
import type { Context } from '../common/context.js';
import { lastDayOf } from '../common/days.js';
import { compare, exact, isBetween } from '../common/exact.js';
import type { DataOf, Fact } from '../common/facts.js';
import { type Asking, type Decision, recordUnless } from '../common/handler.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import type { Unit } from './fold.js';

type CriteriaSet = DataOf<'AgencyCriteriaSetAdopted'>;
type Scored = DataOf<'AgencyCriteriaScored'>;

const PARTS = [
  { part: 'GENERAL', points: '30', article: '6.' },
  { part: 'RESULTS', points: '70', article: '7.' },
] as const;

/** At least one criterion, each listed once. */
const eachOnce = (criteria: readonly { readonly id: string }[]): readonly Refusal[] =>
  [
    emptyList(criteria, 'data.criteria'),
    duplicates(
      criteria.map(({ id }) => id),
      (i) => `data.criteria[${i}].id`,
    ),
  ].flatMap((found) => found || []);

/** A set holds exactly 30 points of general criteria and 70 of results, each under an item of its own article (Điều 6, 7). */
export const adoptCriteriaSet = (_: Unit, fact: Fact<'AgencyCriteriaSetAdopted'>): Decision => {
  const { criteria } = fact.data;
  return recordUnless(
    fact,
    eachOnce(criteria),
    criteria.flatMap(({ part, item, max }, i) => {
      const path = `data.criteria[${i}]`;
      const article = PARTS.find((one) => one.part === part)?.article ?? '';
      return [
        ...(compare(max, '0') > 0 ? [] : [refuse('MAXIMUM_NOT_POSITIVE', `${path}.max`, { value: max })]),
        ...(item.startsWith(article) ? [] : [refuse('ITEM_OF_OTHER_PART', `${path}.item`, { item, part })]),
      ];
    }),
    PARTS.flatMap(({ part, points }) => otherTotal(criteria, part, points)),
  );
};

function otherTotal(criteria: CriteriaSet['criteria'], part: string, points: string): readonly Refusal[] {
  const maxima = criteria.filter((one) => one.part === part).map(({ max }) => exact(max));
  const total = sum(maxima, bigIntegers).toString();
  return compare(total, points) === 0
    ? []
    : [refuse('CRITERIA_NOT_COMPLETE', 'data.criteria', { part, total, points })];
}

/** Points lie within their maxima, which are data (R36); only an optional criterion may be "not applicable" (P27). */
export function scoreAgency(unit: Unit, fact: Fact<'AgencyCriteriaScored'>, { context }: Asking): Decision {
  const { criteria } = fact.data;
  return recordUnless(
    fact,
    eachOnce(criteria),
    criteria.flatMap(({ points, max, optional }, i) => {
      const path = `data.criteria[${i}].points`;
      if (points === null) return optional ? [] : [refuse('OUT_OF_RANGE', path, { value: 'null', min: 0, max })];
      return isBetween('0', points, max) ? [] : [refuse('OUT_OF_RANGE', path, { value: points, min: 0, max })];
    }),
    unlikeSet(unit, fact.data, context),
  );
}

/** Where the score names a set, its criteria are exactly those of the set in force on the last day of the period. */
function unlikeSet(
  unit: Unit,
  { set: named, period, criteria, unit: id }: Scored,
  context: Context,
): readonly Refusal[] {
  if (named === undefined) return [];
  const day = lastDayOf(period);
  const set = context.criteriaSet(named.adoptedBy, named.id, day);
  if (set === null)
    return [refuse('UNKNOWN_CRITERIA_SET', 'data.set.id', { value: named.id, adoptedBy: named.adoptedBy, day })];
  const kind = unit.registered?.kind ?? '';
  if (!isFor(set, id, kind)) return [refuse('CRITERIA_SET_NOT_FOR_UNIT', 'data.set.id', { value: named.id, kind })];
  const leftOut = set.criteria.filter((one) => !criteria.some((scored) => scored.id === one.id));
  return [
    ...criteria.flatMap((scored, i) => unlike(scored, set, `data.criteria[${i}]`)),
    ...leftOut.map((one) => refuse('CRITERION_LEFT_OUT', 'data.criteria', { value: one.id, set: named.id })),
  ];
}

const isFor = ({ kinds, units }: CriteriaSet, unit: string, kind: string): boolean =>
  (kinds === undefined && units === undefined) || (kinds?.includes(kind) ?? false) || (units?.includes(unit) ?? false);

function unlike(scored: Scored['criteria'][number], { set, criteria }: CriteriaSet, path: string): readonly Refusal[] {
  const { id: value } = scored;
  const decided = criteria.find(({ id }) => id === value);
  if (decided === undefined) return [refuse('CRITERION_NOT_IN_SET', `${path}.id`, { value, set })];
  const { part, max } = decided;
  if (scored.part === part && compare(scored.max, max) === 0 && scored.optional === decided.optional) return [];
  const optional = decided.optional ? 'nếu có' : 'bắt buộc';
  return [refuse('CRITERION_UNLIKE_SET', path, { value, part, max, optional })];
}
