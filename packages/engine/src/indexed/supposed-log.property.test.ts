import type { AnyEvent } from '@kpi-ledger/events';
import { type Period, parsePeriod } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { postsAt, ratedPosts } from '../rate/rows.js';
import { EVERY_KIND } from '../reading/kinds.js';
import { type Reading, readingOf } from '../reading/reading.js';
import { TestLedger } from '../testing/ledger.js';
import { growingLog } from '../testing/log-of.js';
import { eventsOf, play, steps } from '../testing/random-history.js';
import { indexedReading } from './indexed-reading.js';
import { SupposedLog } from './supposed-log.js';

const Q1 = parsePeriod('2026-Q1') as Period;
const KNOWN_AT = '2026-12-31T00:00:00.000Z';

const saidBy = (reading: Reading): unknown => {
  const at = reading.at('2026-03-31');
  const { ordinal, ledger, knownOn, rules } = reading;
  return {
    ...{ ordinal, ledger, knownOn, rules },
    rows: ratedPosts(reading, Q1, '2026-03-31', postsAt(reading, Q1, '2026-03-31')),
    facts: at.knownAmong(...EVERY_KIND),
    page: [...reading.events.backwards({}, 10_000)].slice(0, 9),
  };
};

test('what nobody has recorded counts behind the log as if it stood there, and the log stays as it is', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(100), fc.nat(100), async (history, share, more) => {
      const ledger = new TestLedger();
      await play(ledger, history);
      const events: readonly AnyEvent[] = await eventsOf(ledger);
      const recorded = Math.ceil((events.length * share) / 100);
      const first = recorded + Math.ceil(((events.length - recorded) * more) / 100);
      const { log, growTo } = growingLog(events, 20);
      growTo(recorded);
      const head = () => saidBy(indexedReading(log, recorded, () => KNOWN_AT));
      const before = head();
      const supposed = new SupposedLog(log).take(events.slice(recorded, first));
      const fold = (n: number) => saidBy(readingOf(events.slice(0, n), KNOWN_AT));
      expect(saidBy(supposed.reading(() => KNOWN_AT))).toEqual(fold(first));
      expect(saidBy(supposed.take(events.slice(first)).reading(() => KNOWN_AT))).toEqual(fold(events.length));
      expect(head()).toEqual(before);
      expect(before).toEqual(fold(recorded));
    }),
    { numRuns: 12 },
  );
}, 60_000);
