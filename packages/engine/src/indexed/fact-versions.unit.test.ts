import type { AnyEvent } from '@kpi-ledger/events';
import { expect, test } from 'vitest';
import { type Reading, readingOf } from '../reading/reading.js';
import { smallCity } from '../testing/city.js';
import { TestLedger } from '../testing/ledger.js';
import { emptyLog } from '../testing/log-of.js';
import { eventsOf } from '../testing/random-history.js';
import { indexedReading } from './indexed-reading.js';

/** No command records a correction of a correction; a log from elsewhere may hold one. */
test('A correction that a third one turns to another measurement corrects that one.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-11-15');
  const defined = { indicator: 'one', unit: 'so-a', plan: 'ke-hoach', row: '1', title: 'x', measure: null, lead: [] };
  const kind = { kind: 'indicator', direction: 'up', annual: true, legalBasis: null };
  await ledger.record('IndicatorDefined', { ...defined, ...kind } as never);
  const last = async (): Promise<AnyEvent> => {
    const event = (await eventsOf(ledger)).at(-1);
    if (event === undefined) throw new Error('no event');
    return event;
  };
  const measured = async (value: string, period: string): Promise<AnyEvent> => {
    await ledger.record('IndicatorMeasured', { indicator: 'one', unit: 'so-a', period, value, source: 'x' } as never);
    return last();
  };
  const corrected = async (target: AnyEvent, data: object): Promise<AnyEvent> => {
    const of = { stream: target.stream, target: target.id, targetType: target.type, reason: 'x', data };
    await ledger.record('FactCorrected', { ...of, correctedValidAt: null } as never, target.validAt);
    return last();
  };
  const october = await measured('5', '2026-10');
  const november = await measured('6', '2026-11');
  const first = await corrected(october, { ...october.data, value: '7' });
  const second = await corrected(first, { ...first.data, data: { ...october.data, value: '8' } });
  const turned = { ...first.data, target: november.id, data: { ...november.data, value: '99' } };
  await corrected(second, { ...second.data, data: turned });
  const events = await eventsOf(ledger);
  const { log, follow } = emptyLog();
  follow(events);
  const look = (reading: Reading) => reading.at('2026-12-01').indicatorsOf('so-a', '2026');
  expect(look(indexedReading(log, events.length, () => null))).toEqual(look(readingOf(events, null)));
});
