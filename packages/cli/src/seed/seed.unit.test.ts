import { decodeFact } from '@kpi-ledger/engine';
import { tasks, units } from '@kpi-ledger/seeds';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { planFacts, type SeedFact, seedFacts } from './index.js';
import { milestonesOf } from './milestones.js';

const all = seedFacts();
const dataOf = (facts: readonly SeedFact[], type: string) =>
  facts.filter((fact) => fact.type === type).map(({ data }) => data);

describe('the seeds as commands', () => {
  test('every one is a fact that the ledger can record, under an id of its own', () => {
    const refused = all.filter(({ type, validAt, data }) => E.isLeft(decodeFact(type, validAt, data)));
    expect(refused).toEqual([]);
    expect(new Set(all.map(({ commandId }) => commandId)).size).toBe(all.length);
    for (const { commandId } of all) expect(commandId).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,99}$/u);
  });

  test('the same at every call', () => {
    expect(seedFacts()).toEqual(all);
  });

  test('a unit is registered before it is named', () => {
    const known = new Set<unknown>();
    for (const { type, data } of all) {
      if (type === 'UnitRegistered') {
        const above = (data as { managedBy?: string }).managedBy;
        if (above !== undefined) expect(known).toContain(above);
        known.add(data['unit']);
      } else if (typeof data['unit'] === 'string') expect(known).toContain(data['unit']);
    }
    expect(known.size).toBe(units().length);
  });

  test('all rows are listed; work goes to no collective and to no former unit', () => {
    expect(dataOf(all, 'PlanTaskListed')).toHaveLength(tasks().length);
    const former = units().flatMap(({ successorOf }) => successorOf.map(({ unit }) => unit));
    for (const { unit } of dataOf(all, 'TaskAssigned')) {
      expect(unit).toBeTypeOf('string');
      expect(former).not.toContain(unit);
    }
  });

  test('the yearly minima are those that ctr286 prints, for the years of their rows', () => {
    const minima = dataOf(all, 'YearlyMinimumSet').map(({ row, minimum, from, to }) => [row, minimum, from, to]);
    expect(minima).toEqual([
      ['41', 1, '2026', '2030'],
      ...['57', '58', '59'].map((row) => [row, 2, '2026', '2030']),
      ...Array.from({ length: 14 }, (_, i) => [String(72 + i), 1, '2026', '2030']),
    ]);
  });

  test('a row whose leads were merged into one unit is assigned to it once', () => {
    const row20 = dataOf(planFacts('kh03'), 'TaskAssigned').filter(({ task }) =>
      String(task).startsWith('kh03.ii.20.'),
    );
    expect(row20.map(({ unit }) => unit)).toEqual(['so-khoa-hoc-va-cong-nghe']);
  });
});

describe('deadlines', () => {
  const due = (...deadline: Parameters<typeof milestonesOf>) => milestonesOf(...deadline).map((one) => one.due);

  test('a month, a quarter and a year are due on their last day', () => {
    expect(due('kh18', { raw: '2/2026', kind: 'month', due: '2026-02-28' })).toEqual(['2026-02-28']);
    expect(due('ctr286', { raw: '2026', kind: 'year', due: '2026-12-31' })).toEqual(['2026-12-31']);
    expect(due('kh03', { raw: 'Quý I/2025', kind: 'quarter', due: '2025-03-31' })).toEqual(['2025-03-31']);
  });

  test('"Thường xuyên" and "Hằng quí" are one unit a quarter', () => {
    expect(milestonesOf('kh18', { raw: 'Hằng quí', kind: 'quarterly', due: null })).toEqual([
      { key: '2026-Q1', due: '2026-03-31', units: 1 },
      { key: '2026-Q2', due: '2026-06-30', units: 1 },
      { key: '2026-Q3', due: '2026-09-30', units: 1 },
      { key: '2026-Q4', due: '2026-12-31', units: 1 },
    ]);
    expect(due('kh03', { raw: 'Thường xuyên', kind: 'continuous', due: null })).toHaveLength(24);
  });

  test('a range of years and an open end are due on no day', () => {
    expect(due('ctr286', { raw: '2026-2030', kind: 'range', due: '2030-12-31' })).toEqual([]);
    expect(due('kh03', { raw: '2025 và các năm tiếp theo', kind: 'open', due: null })).toEqual([]);
  });
});
