import { type Day, parsePeriod } from '@kpi-ledger/projections';
import { confirmed, smallCity } from './city.js';
import { answered, TestLedger } from './ledger.js';

/** A small city whose sở tracks by month from the beginning of the year; written on 5 January of the next one. */
export async function monthlyCity(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger, '2026-01-01');
  await ledger.record('TrackingUnitDecided', { unit: 'so-a', tracking: 'MONTH' }, '2026-01-01');
  return ledger.on('2027-01-05');
}

const lastOf = (period: string): Day => parsePeriod(period)?.last ?? '';

/** Confirmed scores by month or quarter, from the first period on. */
export async function yearOf(
  ledger: TestLedger,
  person: string,
  scores: readonly (string | null)[],
  kind: 'MONTH' | 'QUARTER' = 'MONTH',
  from = 1,
): Promise<readonly string[]> {
  const events: string[] = [];
  for (const [i, S] of scores.entries()) {
    const period = kind === 'QUARTER' ? `2026-Q${i + from}` : `2026-${String(i + from).padStart(2, '0')}`;
    if (S !== null) events.push(await confirmed(ledger, person, S, period, lastOf(period)));
  }
  return events;
}

/** What the old body sent of somebody, by month. */
export async function sentBy(ledger: TestLedger, person: string, scores: readonly string[]): Promise<void> {
  for (const [i, S] of scores.entries()) {
    const period = `2026-${String(i + 1).padStart(2, '0')}`;
    await ledger.record('ExternalPeriodResultReceived', { person, period, S, from: 'Sở cũ' }, lastOf(period));
  }
}

export const absent = (
  ledger: TestLedger,
  person: string,
  kind: 'SICK' | 'MATERNITY' | 'UNPAID' | 'STUDY' | 'OTHER',
  from: Day,
  until: Day,
): Promise<string> => ledger.record('AbsenceRecorded', { person, kind, until }, from);

/** The same person, who works in so-a only from a day on. */
export async function recruited(ledger: TestLedger, person: string, from: Day): Promise<void> {
  await ledger.record('OfficialRegistered', { person, name: `Bà ${person}`, personKind: 'CONG_CHUC' }, from);
  await ledger.record('OfficialAssigned', { person, unit: 'so-a', role: 'STAFF' }, from);
}

export const sheetOf = async (ledger: TestLedger, subject: string, at: object = { effective: '2026-12-31' }) =>
  answered((await ledger.engine()).yearSheet({ subject, period: '2026', ...at }));
