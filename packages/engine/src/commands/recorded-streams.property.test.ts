import { createDirectory } from '@kpi-ledger/domain';
import type { AnyEvent } from '@kpi-ledger/events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openImportsAfter } from '../imports/open-imports.js';
import { openImportsAt } from '../indexed/open-imports-at.js';
import { TestLedger } from '../testing/ledger.js';
import { growingLog } from '../testing/log-of.js';
import { eventsOf, play, steps } from '../testing/random-history.js';
import { recordedStreams } from './recorded-streams.js';

/** What commands may ask by name: of the kinds of streams that facts of others name. */
const NAMED = /^(ledger$|(unit|post|official|plan|catalogue|team|indicator|maturity|period)-)/;

/** A part of a team product, an indicator, and an import of which some rows are recorded before others write. */
async function withMore(ledger: TestLedger): Promise<void> {
  const definition = {
    ...{ indicator: 'chi-so', plan: 'ke-hoach', row: '1', legalBasis: null, lead: [], title: 'x', measure: null },
    ...{ kind: 'indicator', direction: 'up', annual: false },
  };
  await ledger.record('IndicatorDefined', { ...definition, unit: null } as never);
  await ledger.record('IndicatorDefined', { ...definition, unit: 'so-a' } as never);
  const started = { kind: 'units', file: 'x', fileHash: 'a'.repeat(64), rows: 2 };
  await ledger.record('ImportStarted', { import: 'nhap-1', ...started } as never);
  await ledger.record('ImportStarted', { import: 'nhap-2', ...started } as never);
  for (const name of ['Sở A', 'Sở B']) await ledger.record('UnitRenamed', { unit: 'so-a', name });
  await ledger.record('ImportCompleted', { import: 'nhap-2', recorded: 1, skipped: 0 } as never);
}

test('what commands find by stream is what whoever takes every event knows, while the log grows', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(steps, fc.array(fc.nat(100), { minLength: 1, maxLength: 4 }), async (history, shares) => {
      const ledger = new TestLedger();
      let played = 0;
      await play(ledger, history, async () => {
        played += 1;
        if (played === 2) await withMore(ledger);
      });
      const begun = (await eventsOf(ledger)).findIndex(({ type }) => type === 'ImportStarted');
      const events = (await eventsOf(ledger)).map((event, i) => {
        if (event.type !== 'UnitRenamed' || i < begun) return event;
        return { ...event, correlationId: event.data.name === 'Sở A' ? 'nhap-1' : 'nhap-2' } as AnyEvent;
      });
      const { log, growTo } = growingLog(events, 20);
      const recorded = recordedStreams(log);
      const directory = createDirectory();
      let taken = 0;
      for (const share of shares.toSorted((a, b) => a - b)) {
        const n = Math.ceil((events.length * share) / 100);
        growTo(n);
        for (const event of events.slice(taken, n)) directory.take(event);
        taken = n;
        const names = new Set(events.map(({ stream }) => stream).filter((name) => NAMED.test(name)));
        for (const name of names) {
          const [fast, plain] = [recorded.stream(name), directory.stream(name)];
          expect([fast?.recorded, fast?.state, fast?.last]).toEqual([plain?.recorded, plain?.state, plain?.last]);
          found += fast === undefined ? 0 : 1;
        }
        for (const id of ['so-a', 'ubnd-tp', 'none']) expect(recorded.postsOf(id)).toEqual(directory.postsOf(id));
        for (const id of ['chi-so', 'none'])
          expect(recorded.streamsOfIndicator(id)).toEqual(directory.streamsOfIndicator(id));
        for (const length of [n, Math.max(0, n - 3)])
          expect(openImportsAt(log, length)).toEqual(openImportsAfter(events.slice(0, length)));
      }
    }),
    { numRuns: 15 },
  );
  expect(found).toBeGreaterThan(15);
}, 60_000);
