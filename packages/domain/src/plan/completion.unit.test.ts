import { describe, expect, it } from 'vitest';
import { createCity } from '../testing/organisation.js';
import { type Attempt, DECISION } from '../testing/world.js';

const place = (row: string, plan = 'k1', annex: string | null = 'I') => ({ plan, annex, row });
const linked = (data: object): Attempt => ({
  type: 'TasksLinked',
  validAt: '2026-03-01',
  data: {
    ...{ plan: 'k1', link: 'l1', row: place('1'), same: [place('II.3', 'k1', null)], grounds: 'cùng một việc' },
    decision: DECISION,
    ...data,
  },
});
const minimum = (data: object): Attempt => ({
  type: 'YearlyMinimumSet',
  validAt: '2026-03-01',
  data: { ...place('1'), raw: 'Một năm tối thiểu 2 cuộc thi', minimum: 2, from: '2026', to: '2030', ...data },
});
const reading = (data: object): Attempt => ({
  type: 'CompletionReadingDecided',
  validAt: '2026-03-01',
  data: { reading: 'AT_RISK_DAYS', value: '15', decision: DECISION, ...data },
});

describe('what the city decides about completion', () => {
  it.each([
    ['a link', linked({})],
    ['a yearly minimum', minimum({})],
    ['a number of days', reading({})],
    ['the row that counts', reading({ reading: 'LINKED_ROWS', value: 'FURTHEST_AHEAD' })],
  ])('%s is recorded, and says nothing new the second time', (_, attempt) => {
    const city = createCity();
    city.given(attempt);
    expect(city.decide(attempt)).toEqual({ _tag: 'Right', right: [] });
  });

  it.each([
    ['a link without a decision', linked({ decision: undefined }), 'DECISION_REQUIRED data.decision'],
    ['a link that begins in another plan', linked({ row: place('1', 'k2') }), 'LINKED_ROW_OF_OTHER_PLAN data.row.plan'],
    ['a link to nothing', linked({ same: [] }), 'EMPTY_LIST data.same'],
    ['a row linked to itself', linked({ same: [place('1')] }), 'DUPLICATE_KEY data.same[0]'],
    ['an unknown row', linked({ same: [place('99')] }), 'UNKNOWN_PLAN_ROW data.same[0].row'],
    ['an unknown row of its own', linked({ row: place('99') }), 'UNKNOWN_PLAN_ROW data.row.row'],
    ['an unknown plan', linked({ same: [place('1', 'k9')] }), 'UNKNOWN_PLAN data.same[0].plan'],
    ['a minimum of an unknown row', minimum({ row: '99' }), 'UNKNOWN_PLAN_ROW data.row'],
    ['a minimum of nothing', minimum({ minimum: 0 }), 'MINIMUM_NOT_POSITIVE data.minimum'],
    ['years the wrong way round', minimum({ to: '2025' }), 'YEARS_REVERSED data.to'],
    ['a reading without a decision', reading({ decision: undefined }), 'DECISION_REQUIRED data.decision'],
    ['a value of another reading', reading({ value: 'ROW' }), 'UNKNOWN_READING_VALUE data.value'],
    ['days of another kind', reading({ value: '1.5' }), 'UNKNOWN_READING_VALUE data.value'],
  ])('%s is refused', (_, attempt, refusal) => {
    const data = Object.fromEntries(Object.entries(attempt.data).filter(([, value]) => value !== undefined));
    expect(createCity().refusalsOf({ ...attempt, data })).toContain(refusal);
  });
});
