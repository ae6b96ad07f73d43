import type { Result } from '@kpi-ledger/formulas';
import type { Day } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import { type RuleRow, ruleRows } from './rule-rows.js';

/** One side of a change. */
export type RuleSide = Pick<RuleRow, 'value' | 'meaning' | 'source' | 'validFrom' | 'knownFrom' | 'event' | 'unit'>;

/** A parameter that is another one on the second day: its value, or the act behind it. */
export interface RuleChange {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly article: string;
  /** False: the same value by another act. */
  readonly valueChanged: boolean;
  readonly before: RuleSide;
  readonly after: RuleSide;
}

/** What differs between two days, as known. */
export function ruleChanges(reading: Reading, from: Day, to: Day, unit: string | null): Result<readonly RuleChange[]> {
  const before = ruleRows(reading, from, unit);
  if (!before.ok) return before;
  const after = ruleRows(reading, to, unit);
  if (!after.ok) return after;
  const earlier = new Map(before.answer.map((row) => [row.id, row]));
  const answer = after.answer.flatMap((row): readonly RuleChange[] => {
    const was = earlier.get(row.id);
    if (was === undefined || sameAct(was, row)) return [];
    const { id, name, title, article } = row;
    return [
      { id, name, title, article, valueChanged: was.value !== row.value, before: sideOf(was), after: sideOf(row) },
    ];
  });
  return { ok: true, answer };
}

const sameAct = (one: RuleRow, other: RuleRow): boolean =>
  one.value === other.value && one.event === other.event && one.validFrom === other.validFrom;

const sideOf = ({ value, meaning, source, validFrom, knownFrom, event, unit }: RuleRow): RuleSide => ({
  ...{ value, meaning, source, validFrom, knownFrom, event, unit },
});
