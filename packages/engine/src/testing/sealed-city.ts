import type { Engine } from '../engine.js';
import { assigned, unit } from './city.js';
import { answered, type TestLedger } from './ledger.js';
import { Q1, rated } from './rated-city.js';

/**
 * The small city with its first quarter published and closed. Besides what the director's rating rests on it holds what nobody
 * but the employee and an outsider are concerned by: a task each, self-scored criteria, a discipline.
 */
export async function sealedCity(): Promise<{ readonly ledger: TestLedger; readonly engine: Engine }> {
  const ledger = await rated();
  ledger.on('2026-04-03');
  await unit(ledger, 'so-b', 'ubnd-tp', '2026-01-02');
  await ledger.record(
    'OfficialRegistered',
    { person: 'outsider', name: 'Bà outsider', personKind: 'VIEN_CHUC' },
    '2026-01-02',
  );
  await ledger.record('OfficialAssigned', { person: 'outsider', unit: 'so-b', role: 'STAFF' }, '2026-01-02');
  await assigned(ledger, 'viec-cua-employee', '2026-06-30', 1, { person: 'employee' });
  await assigned(ledger, 'viec-cua-outsider', '2026-06-30', 1, { person: 'outsider' });
  await ledger.record(
    'LeadershipAttested',
    { person: 'employee', period: '2026-Q1', dd: { value: '1', reason: 'riêng của employee' } },
    '2026-03-31',
  );
  await ledger.record('PeriodExcused', { person: 'outsider', period: '2026-Q1', note: 'nghỉ riêng' }, '2026-03-31');
  ledger.on('2026-04-05');
  const engine = await ledger.engine();
  await answered(engine.publishPeriod(Q1));
  const { status } = await answered(engine.closePeriod(Q1));
  if (status !== 'RECORDED') throw new Error(status);
  return { ledger, engine };
}

/** The text of the bundle of the quarter: of everybody, or of the head of a unit. */
export async function sealed(engine: Engine, of?: string): Promise<string> {
  const { text } = await answered(engine.sealBundle({ period: Q1.period, ...(of === undefined ? {} : { unit: of }) }));
  return text;
}
