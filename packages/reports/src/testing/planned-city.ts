import { accepted, confirmed, judged, smallCity, submitted } from '../../../engine/src/testing/city.js';
import { TestLedger } from '../../../engine/src/testing/ledger.js';
import type { DataOf } from '../../../events/src/index.js';

const DECISION = { number: '1/QĐ', date: '2026-04-05' };
const SO_A = { unit: 'so-a', text: 'Sở A', collective: false };

const listed = (row: string, due: string | null): DataOf<'PlanTaskListed'> => ({
  ...{ plan: 'kh18', annex: null, row, section: 'A', title: `Nhiệm vụ ${row}`, product: null },
  ...{ responsible: [SO_A], coordinating: [], lines: [1] },
  deadline: { raw: null, due, kind: due === null ? 'range' : 'month' },
});

/**
 * Sở A with a plan of six rows on 9 June 2026: one done in time, one done late, one overdue after a return, one delivered and
 * not judged, one due later, one without a day; and two indicators, one of which is measured below its target. The first
 * quarter is published and closed.
 */
export async function plannedCity(kind: 'live' | 'demo' = 'live'): Promise<TestLedger> {
  const ledger = new TestLedger(kind);
  await smallCity(ledger);
  await ledger.record('PlanAdopted', {
    ...{ plan: 'kh18', title: 'Kế hoạch 18', number: '18/KH-UBND', adoptedOn: '2026-01-02' },
    ...{ issuer: null, document: '001', documentHash: 'a'.repeat(64) },
  });
  const dues = { 1: '2026-03-31', 2: '2026-04-30', 3: '2026-05-31', 4: '2026-05-31', 5: '2026-08-31', 6: null };
  for (const [row, due] of Object.entries(dues)) await ledger.record('PlanTaskListed', listed(row, due));
  for (const [row, due] of Object.entries(dues))
    if (due !== null)
      await ledger.record('TaskAssigned', {
        ...{ task: `t${row}`, unit: 'so-a', basis: 'PLAN', plan: { plan: 'kh18', row } },
        milestones: [{ key: 'm1', due, units: 1 }],
        snapshot: { factor: '1', decidedBy: '12/QĐ-UBND' },
      } as never);
  for (const row of ['1', '2']) await defined(ledger, row);
  ledger.on('2026-03-20');
  await submitted(ledger, 't1');
  await accepted(ledger, 't1', '2026-03-20');
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  await confirmed(ledger, 'director', '100');
  ledger.on('2026-05-04');
  await submitted(ledger, 't2');
  await accepted(ledger, 't2', '2026-05-04');
  ledger.on('2026-05-20');
  await submitted(ledger, 't3');
  await ledger.record('EvidenceRejected', {
    ...{ task: 't3', submission: 's1', major: false, reason: 'thiếu phụ lục', newDeadline: null },
  });
  await submitted(ledger, 't4');
  await ledger.record('TaskReported', { task: 't5', note: 'đang làm', percent: '40' });
  await ledger.record(
    'IndicatorMeasured',
    { ...{ indicator: 'kh18.i.1', unit: null, period: '2026-Q1', value: '60' }, source: 'Báo cáo quý I' },
    '2026-03-31',
  );
  return ledger.on('2026-06-20');
}

async function defined(ledger: TestLedger, row: string): Promise<void> {
  const indicator = `kh18.i.${row}`;
  await ledger.record('IndicatorDefined', {
    ...{ indicator, unit: null, plan: 'kh18', row, title: `Chỉ tiêu ${row}`, measure: '%' },
    ...{ kind: 'indicator', direction: 'up', annual: false, lead: [SO_A], legalBasis: null },
  } as never);
  await ledger.record('TargetSet', {
    ...{ indicator, unit: null, horizon: '2026', reading: null },
    targets: [{ raw: '≥ 80', comparator: '>=', value: '80', upper: null, universe: null }],
  } as never);
}

export const closing = { period: '2026-Q1', actor: 'so-noi-vu', decision: DECISION };
