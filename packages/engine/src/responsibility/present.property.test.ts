import { addDays } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingOf } from '../reading/reading.js';
import { answered, TestLedger } from '../testing/ledger.js';
import { eventsOf, play, steps } from '../testing/random-history.js';
import { responsibilitiesOf, type Subject } from './responsibility.js';

const PLACES: readonly Subject[] = [
  ...['ubnd-tp', 'so-a', 'nowhere'].map((id) => ({ kind: 'unit', id }) as const),
  ...['chu-tich', 'giam-doc-a'].map((id) => ({ kind: 'post', id }) as const),
  ...['chair', 'director', 'employee', 'ghost'].map((id) => ({ kind: 'person', id }) as const),
];

test('Followed event by event, responsibilities are those of the whole ledger read anew.', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 0, max: 400 }), async (history, later) => {
      const ledger = new TestLedger();
      const engine = await ledger.engine();
      // Asked while the history grows, so that there is something older to mix up.
      await play(ledger, history, async () => void (await answered(engine.responsibilities(PLACES))));
      const today = addDays('2026-01-03', later);
      ledger.on(today);
      const events = await eventsOf(ledger);
      const { organisation, tasks } = readingOf(events, null).at(today);
      const subjects = [...PLACES, ...tasks.map(({ id }) => ({ kind: 'task', id }) as const)];
      const doersOf = (id: string) => tasks.find((task) => task.id === id)?.batches.map(({ doer }) => doer) ?? null;
      expect(await answered(engine.responsibilities(subjects))).toEqual(
        responsibilitiesOf({ organisation, doersOf }, subjects),
      );
    }),
    { numRuns: 40 },
  );
});
