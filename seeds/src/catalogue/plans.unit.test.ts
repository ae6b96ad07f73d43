import { describe, expect, it } from 'vitest';
import { PLAN_IDS, plans } from './index.js';

describe('the plans', () => {
  it('are the five of the public surface, in its order', () => {
    expect(plans.map((plan) => plan.id)).toEqual([...PLAN_IDS]);
  });

  it('print a number and a date, or have an empty slot and say so', () => {
    expect(plans.map(({ id, documentNumber, adoptedOn }) => [id, documentNumber, adoptedOn])).toEqual([
      ['kh18', '18/KH-UBND', '2026-01-10'],
      ['ctr286', '286/CTr-UBND', '2026-05-19'],
      ['kh03', null, null],
      ['cds2026-2030', null, null],
      ['nq57-2026', null, null],
    ]);
    for (const plan of plans.filter(({ adoptedOn }) => adoptedOn === null))
      expect(plan.notes[0]).toContain('không in trong nguồn');
  });

  it('have the annexes that their sources print', () => {
    expect(plans.flatMap(({ id, annexes }) => annexes.map((annex) => [id, annex.id, annex.kind, annex.rows]))).toEqual([
      ['kh18', 'II', 'tasks', 49],
      ['ctr286', 'I', 'tasks', 88],
      ['ctr286', 'II', 'indicators', 97],
      ['kh03', 'I', 'indicators', 40],
      ['kh03', 'II', 'tasks', 70],
    ]);
  });
});
