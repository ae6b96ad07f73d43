import type { Day } from '@kpi-ledger/projections';
import { answered, TestLedger } from './ledger.js';

/** What an organisation did in a year, in tasks: all due on 30/6, delivered on 10/5 or late on 5/7. */
export interface YearOfWork {
  readonly assigned: number;
  readonly done: number;
  readonly late?: number;
  readonly exceeded?: number;
  readonly failed?: number;
}

const DECISION = { number: '9/QĐ-UBND', date: '2026-12-05' };

/** A city: its UBND (outside the decree) with departments, one of which has a phòng. */
export async function cityOfAgencies(...departments: readonly string[]): Promise<TestLedger> {
  const ledger = new TestLedger();
  ledger.on('2026-01-02');
  await registered(ledger, 'ubnd', { scope: 'out', article: 'Điều 2 khoản 3' });
  for (const id of departments) await registered(ledger, id, { managedBy: 'ubnd' });
  return ledger;
}

export const registered = (ledger: TestLedger, id: string, of: object): Promise<string> =>
  ledger.record('UnitRegistered', {
    unit: id,
    name: `Đơn vị ${id}`,
    aliases: [],
    kind: 'department',
    scope: 'in',
    article: null,
    ...of,
  });

/** Plays the year of several organisations at once, because a log goes forward only. */
export async function worked(ledger: TestLedger, years: { readonly [unit: string]: YearOfWork }): Promise<void> {
  const tasks = Object.entries(years).flatMap(([unit, { assigned, done, late = 0, exceeded = 0, failed = 0 }]) =>
    Array.from({ length: assigned }, (_, i) => ({
      unit,
      task: `${unit}-${i}`,
      delivered: i >= done ? null : i < done - late ? ('2026-05-10' as Day) : ('2026-07-05' as Day),
      exceeds: i < exceeded,
      fails: i < failed,
    })),
  );
  ledger.on('2026-01-05');
  for (const { task, unit } of tasks)
    await ledger.record('TaskAssigned', {
      task,
      unit,
      basis: 'PLAN',
      publicTitle: `Nhiệm vụ ${task}`,
      milestones: [{ key: 'm1', due: '2026-06-30', units: 1 }],
    });
  for (const day of ['2026-05-10', '2026-07-05'])
    for (const { task, exceeds, fails } of tasks.filter(({ delivered }) => delivered === day)) {
      ledger.on(day);
      const submission = (id: string) =>
        ledger.record('EvidenceSubmitted', { task, submission: id, milestone: 'm1', units: 1, evidence: [] });
      if (fails) {
        await submission('s0');
        await ledger.record('EvidenceRejected', {
          task,
          submission: 's0',
          major: true,
          reason: 'sai sót lớn',
          newDeadline: null,
        });
      }
      await submission('s1');
      await ledger.record('EvidenceAccepted', { task, submission: 's1', exceedsRequirement: exceeds });
    }
}

/** The recognised points of a year: `general` of 30 and `results` of 70. */
export const scored = (ledger: TestLedger, unit: string, general: string, results: string): Promise<string> =>
  ledger.record(
    'AgencyCriteriaScored',
    {
      unit,
      period: '2026',
      criteria: [
        { id: 'chung', part: 'GENERAL', max: '30', points: general, optional: false },
        { id: 'ket-qua', part: 'RESULTS', max: '70', points: results, optional: false },
      ],
    },
    '2026-12-31',
  );

export const classified = (ledger: TestLedger, unit: string, to: 'XS' | 'TOT' | 'HT' | 'KHT'): Promise<string> =>
  ledger.record('AgencyClassified', { unit, year: '2026', class: to, signer: 'chu-tich', decision: DECISION });

/** The row of one organisation at the end of the year. */
export async function rowOf(ledger: TestLedger, unit: string, effective: Day = '2026-12-31') {
  const engine = await ledger.engine();
  const { rows } = await answered(engine.agencies({ period: '2026', unit, effective }));
  const [row] = rows;
  if (row === undefined) throw new Error(`no row of ${unit}`);
  return row;
}
