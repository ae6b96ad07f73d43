import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../engine.js';
import { accepted, assigned, smallCity, submitted } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';
import type { AlertRow } from './alert-row.js';

describe('alerts', () => {
  let engine: Engine;
  const alerts = async (question: object): Promise<readonly AlertRow[]> =>
    (await answered(engine.alerts(question))).rows;
  const told = async (question: object) =>
    (await alerts(question)).map(({ kind, task, row, day, daysLeft, owedBy }) => [
      kind,
      task ?? row,
      day,
      daysLeft,
      owedBy,
    ]);

  beforeAll(async () => {
    const ledger = new TestLedger();
    await smallCity(ledger);
    await ledger.record('PlanAdopted', {
      ...{ plan: 'ct', title: 'ct', number: '1', adoptedOn: '2026-01-02', issuer: null, document: 'd' },
      documentHash: 'a'.repeat(64),
    });
    await ledger.record('PlanTaskListed', {
      ...{
        plan: 'ct',
        annex: 'I',
        row: '7',
        section: null,
        title: 'Chưa giao',
        product: null,
        coordinating: [],
        lines: [1],
      },
      responsible: [{ unit: 'so-a', text: 'Sở A', collective: false }],
      deadline: { raw: null, due: '2026-03-25', kind: 'month' },
    });
    await ledger.record('IndicatorDefined', {
      ...{ indicator: 'ct.ii.1', unit: null, plan: 'ct', row: '1', title: 'Số bản tin hằng năm', measure: 'bản tin' },
      ...{ kind: 'indicator', direction: 'up', annual: true, legalBasis: null },
      lead: [{ unit: 'so-a', text: 'Sở A', collective: false }],
    });
    await ledger.record('TargetSet', {
      ...{ indicator: 'ct.ii.1', unit: null, horizon: '2030', reading: null },
      targets: [{ raw: '≥ 50', comparator: '>=', value: '50', upper: null, universe: null }],
    });
    ledger.on('2026-01-05');
    await assigned(ledger, 'bao-cao', '2026-03-20', 2);
    await assigned(ledger, 'mien', '2026-03-01');
    await assigned(ledger, 'rieng', '2026-03-20', 1, { person: 'employee' });
    await ledger.record(
      'ObjectiveCauseConfirmed',
      { task: 'mien', deadline: { milestone: 'm1', due: '2026-03-01' }, reason: 'bão' },
      '2026-03-01',
    );
    ledger.on('2026-03-10');
    await submitted(ledger, 'bao-cao', 1);
    ledger.on('2026-03-22');
    await submitted(ledger, 'rieng');
    ledger.on('2026-04-02');
    await accepted(ledger, 'bao-cao', '2026-03-10');
    await ledger.record(
      'IndicatorMeasured',
      {
        ...{ indicator: 'ct.ii.1', unit: null, period: '2026-Q1', value: '60', source: 'Báo cáo' },
      },
      '2026-03-31',
    );
    engine = await ledger.engine();
  });

  test('say what is due, late or waiting on the day of the question, as it was known', async () => {
    expect(await told({ effective: '2026-03-12', days: 8, known: { kind: 'date', day: '2026-03-12' } })).toEqual([
      ['DUE_SOON', 'rieng', '2026-03-20', 8, 'employee'],
      ['DUE_SOON', 'bao-cao', '2026-03-20', 8, 'so-a'],
      ['EVIDENCE_WAITING', 'bao-cao', '2026-03-10', -2, 'chu-tich'],
      ['INDICATOR_UNMEASURED', '1', '2026-12-31', 294, 'so-a'],
    ]);
  });

  test('move with the day: due soon becomes overdue, what was excused is silent, an unassigned row speaks for its unit', async () => {
    expect(await told({ effective: '2026-03-22', days: 3, known: { kind: 'date', day: '2026-03-22' } })).toEqual([
      ['OVERDUE', 'bao-cao', '2026-03-20', -2, 'so-a'],
      ['DUE_SOON', '7', '2026-03-25', 3, 'so-a'],
      ['EVIDENCE_WAITING', 'bao-cao', '2026-03-10', -12, 'chu-tich'],
      ['EVIDENCE_WAITING', 'rieng', '2026-03-22', 0, 'giam-doc-a'],
      ['INDICATOR_UNMEASURED', '1', '2026-12-31', 284, 'so-a'],
    ]);
  });

  test('the same day, known later: accepted evidence no longer waits, a measured indicator is measured', async () => {
    const later = await told({ effective: '2026-03-31', days: 0 });
    expect(later).toEqual([
      ['OVERDUE', 'bao-cao', '2026-03-20', -11, 'so-a'],
      ['OVERDUE', '7', '2026-03-25', -6, 'so-a'],
      ['EVIDENCE_WAITING', 'rieng', '2026-03-22', -9, 'giam-doc-a'],
      ['PERIOD_CLOSING', null, '2026-03-31', 0, 'so-a'],
    ]);
    const [, ...before] = await told({ effective: '2026-03-30', days: 0 });
    expect(before.at(-1)?.[0]).toBe('INDICATOR_UNMEASURED');
  });

  test('of a unit hold what its people owe; how far ahead is a question, or the decided number of days', async () => {
    const at = { effective: '2026-03-22', known: { kind: 'date', day: '2026-03-22' } } as const;
    const mine = await alerts({ ...at, unit: 'so-a' });
    expect(mine.map(({ person }) => person).filter((person) => person !== null)).toEqual(['employee']);
    expect(await alerts({ ...at, unit: 'ubnd-tp' })).toEqual([]);
    expect((await answered(engine.alerts(at))).days).toBe(30);
    expect(await engine.alerts({ ...at, days: 1000 })()).toMatchObject({
      left: { code: 'INVALID_DAYS', path: 'days' },
    });
  });
});
