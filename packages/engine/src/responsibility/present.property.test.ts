import { addDays } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attainmentRows } from '../attainment/attainment-rows.js';
import { readingOf } from '../reading/reading.js';
import { unit } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';
import { eventsOf, play, steps } from '../testing/random-history.js';
import { responsibilitiesOf, type Subject } from './responsibility.js';

const PLACES: readonly Subject[] = [
  ...['ubnd-tp', 'so-a', 'nowhere'].map((id) => ({ kind: 'unit', id }) as const),
  ...['chu-tich', 'giam-doc-a'].map((id) => ({ kind: 'post', id }) as const),
  ...['chair', 'director', 'employee', 'ghost'].map((id) => ({ kind: 'person', id }) as const),
  ...['ct.1', 'ct.2'].map((id) => ({ kind: 'indicator', id }) as const),
];

/** What moves the lead of an indicator, one after the other as the history goes on. */
const LEADS: readonly ((ledger: TestLedger) => Promise<unknown>)[] = [
  (ledger) =>
    ledger.record('IndicatorDefined', {
      ...{ indicator: 'ct.1', unit: null, plan: 'ct', row: '1', title: 'Tỷ lệ', measure: '%', kind: 'indicator' },
      ...{ direction: 'up', annual: false, legalBasis: null },
      lead: [{ unit: 'so-a', text: 'Sở A', collective: false }],
    }),
  (ledger) => unit(ledger, 'so-c', 'ubnd-tp'),
  (ledger) =>
    ledger.record('UnitSucceeded', {
      ...{ unit: 'so-c', predecessor: 'so-a', basis: 'STATED', reason: 'sáp xếp', extent: 'PART' },
    }),
  async (ledger) => {
    const card = { indicator: 'ct.1', unit: null, responsible: 'ubnd-tp' };
    const target = await ledger.record('DefinitionCardAdopted', card);
    await ledger.record('FactRetracted', {
      ...{ stream: 'indicator-ct.1-CITY', target, targetType: 'DefinitionCardAdopted', reason: 'nhầm' },
    });
  },
  (ledger) => ledger.record('DefinitionCardAdopted', { indicator: 'ct.1', unit: null, responsible: 'ubnd-tp' }),
];

test('Followed event by event, responsibilities are those of the whole ledger read anew.', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 0, max: 400 }), async (history, later) => {
      const ledger = new TestLedger();
      const engine = await ledger.engine();
      // Asked while the history grows, so that there is something older to mix up.
      let played = 0;
      await play(ledger, history, async () => {
        await LEADS[played++]?.(ledger);
        await answered(engine.responsibilities(PLACES));
      });
      const today = addDays('2026-01-03', later);
      ledger.on(today);
      const events = await eventsOf(ledger);
      const reading = readingOf(events, null);
      const { organisation, tasks } = reading.at(today);
      const subjects = [...PLACES, ...tasks.map(({ id }) => ({ kind: 'task', id }) as const)];
      const doersOf = (id: string) => tasks.find((task) => task.id === id)?.batches.map(({ doer }) => doer) ?? null;
      const rows = attainmentRows(reading, today, { plan: null, unit: null, indicator: null });
      const leadsOf = (id: string) => rows.find(({ indicator }) => indicator === id)?.leads ?? null;
      expect(await answered(engine.responsibilities(subjects))).toEqual(
        responsibilitiesOf({ organisation, doersOf, leadsOf }, subjects),
      );
    }),
    { numRuns: 40 },
  );
});
