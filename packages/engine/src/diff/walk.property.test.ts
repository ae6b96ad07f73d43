import type { AnyEvent } from '@kpi-ledger/events';
import { addDays, type Period, parsePeriod } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexedReading, readingOfPart } from '../indexed/indexed-reading.js';
import { type Reading, readingOf } from '../reading/reading.js';
import { TestLedger } from '../testing/ledger.js';
import { growingLog } from '../testing/log-of.js';
import { foldOfPart } from '../testing/part-of-log.js';
import { eventsOf, play, steps } from '../testing/random-history.js';
import type { DiffRow } from './difference.js';
import type { PartOfLog } from './part-of-log.js';
import { type DiffEnd, type Subject, walk } from './walk.js';

const Q1 = parsePeriod('2026-Q1') as Period;
const SUBJECTS: readonly Subject[] = [{ post: 'giam-doc-a' }, { post: 'chu-tich' }, { person: 'employee' }];

const share = fc.integer({ min: 0, max: 100 });
const day = fc.integer({ min: 0, max: 200 });

const knownAtOf = (events: readonly AnyEvent[]): string | null =>
  events
    .map(({ recordedAt }) => recordedAt)
    .toSorted()
    .at(-1) ?? null;

/** Overrides, a rule set of two rules and an import between the events of a history, so that events join in another order than they stand. */
async function withMore(ledger: TestLedger): Promise<void> {
  const override = { person: 'director', period: '2026-Q1', term: 'S', value: '77', reason: 'x' } as never;
  await ledger.record('OverrideMade', override);
  const rules = [
    { id: 'P35', value: 'ACCEPTANCE', from: '2026-01-01', source: '5/QĐ-UBND' },
    { id: 'P1', value: 'TOTAL_ONLY', from: '2026-01-01', source: '5/QĐ-UBND' },
  ] as never;
  await ledger.record('RuleSetAdopted', { rules, decision: { number: '5/QĐ-UBND', date: '2026-01-02' } } as never);
  const started = { import: 'nhap-1', kind: 'units', file: 'x', fileHash: 'a'.repeat(64), rows: 1 };
  await ledger.record('ImportStarted', started as never);
  await ledger.record('UnitRenamed', { unit: 'so-a', name: 'Sở A' });
  await ledger.record('ImportCompleted', { import: 'nhap-1', recorded: 1, skipped: 0 } as never);
}

function rowsBy(
  readingAt: (n: number) => Reading,
  ofPart: (part: PartOfLog) => Reading,
  events: readonly AnyEvent[],
  ends: readonly (readonly [n: number, days: number])[],
): readonly DiffRow[] {
  const [from, to] = ends.map(
    ([ordinal, days]): DiffEnd => ({
      ...{ ordinal, knownAt: knownAtOf(events.slice(0, ordinal)) },
      ...{ effective: addDays('2026-01-01', days), reading: readingAt(ordinal) },
    }),
  );
  const walking = walk(ofPart, from as DiffEnd, to as DiffEnd, Q1, SUBJECTS);
  let next = walking.next();
  while (next.done !== true) next = walking.next();
  return next.value;
}

test('a difference is told from the streams that it looks at as it is from a fold of every state between', async () => {
  let walked = 0;
  await fc.assert(
    fc.asyncProperty(steps, fc.tuple(share, share), fc.tuple(day, day), async (history, at, days) => {
      const ledger = new TestLedger();
      let steps = 0;
      await play(ledger, history, async () => {
        steps += 1;
        if (steps === 3) await withMore(ledger);
      });
      const row = (await eventsOf(ledger)).findIndex(({ type }) => type === 'ImportStarted') + 1;
      const events = (await eventsOf(ledger)).map((event, i) =>
        i === row ? ({ ...event, correlationId: 'nhap-1' } as AnyEvent) : event,
      );
      const ends = ([0, 1] as const).map((i) => [Math.ceil((events.length * at[i]) / 100), days[i]] as const);
      const { log, growTo } = growingLog(events, 20);
      growTo(events.length);
      const known = (n: number) => knownAtOf(events.slice(0, n));
      const plain = rowsBy(
        (n) => readingOf(events.slice(0, n), known(n)),
        (part) => foldOfPart(events, part),
        events,
        ends,
      );
      const fast = rowsBy(
        (n) => indexedReading(log, n, known),
        (part) => readingOfPart(log, part),
        events,
        ends,
      );
      expect(fast).toEqual(plain);
      walked += 1;
    }),
    { numRuns: 12 },
  );
  expect(walked).toBe(12);
}, 60_000);
