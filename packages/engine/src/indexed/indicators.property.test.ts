import { addDays } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingOf } from '../reading/reading.js';
import { smallCity, unit } from '../testing/city.js';
import { TestLedger } from '../testing/ledger.js';
import { growingLog } from '../testing/log-of.js';
import { eventsOf } from '../testing/random-history.js';
import { indexedReading } from './indexed-reading.js';

const UNITS = ['so-a', 'so-b', null] as const;
const act = fc.record({
  what: fc.constantFrom('define', 'define', 'measure', 'measure', 'correct', 'retract'),
  indicator: fc.constantFrom('one', 'two'),
  unit: fc.constantFrom(...UNITS),
  lead: fc.constantFrom(...UNITS),
  day: fc.nat(60),
  which: fc.nat(50),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** So that no history is without an indicator of the unit. */
const FIRST: Act = { what: 'define', indicator: 'one', unit: 'so-a', lead: null, day: 0, which: 0 };

/** A correction after which an indicator of the whole city has another name, and is defined once more under the first. */
const RENAMED: readonly Act[] = [
  { what: 'define', indicator: 'one', unit: null, lead: 'so-a', day: 0, which: 0 },
  { what: 'define', indicator: 'two', unit: 'so-a', lead: 'so-b', day: 0, which: 0 },
  { what: 'correct', indicator: 'two', unit: null, lead: 'so-a', day: 1, which: 1 },
  { what: 'define', indicator: 'one', unit: null, lead: 'so-a', day: 1, which: 0 },
];

const defined = ({ indicator, unit: of, lead }: Act) => ({
  ...{ indicator, unit: of, plan: 'ke-hoach', row: '1', title: 'Chỉ tiêu', measure: null, kind: 'indicator' as const },
  ...{ direction: 'up' as const, annual: true, legalBasis: null },
  lead: lead === null ? [] : [{ unit: lead, text: lead, collective: false }],
});

async function played(acts: readonly Act[]): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await unit(ledger, 'so-b', 'ubnd-tp');
  for (const one of acts.toSorted((a, b) => a.day - b.day)) {
    ledger.on(addDays('2026-02-01', one.day));
    const said = (await eventsOf(ledger)).filter(({ stream }) => stream.startsWith('indicator-'));
    const target = said[one.which % Math.max(1, said.length)];
    if (one.what === 'define') await ledger.record('IndicatorDefined', defined(one));
    else if (one.what === 'measure') {
      const { indicator, unit: of } = one;
      const period = one.which % 2 === 0 ? '2026-01' : '2026';
      await ledger.record('IndicatorMeasured', { indicator, unit: of, period, value: `${one.which}`, source: 'x' });
    } else if (target !== undefined) {
      const of = { stream: target.stream, target: target.id, targetType: target.type, reason: 'x' };
      if (one.what === 'retract') await ledger.record('FactRetracted', of, target.validAt);
      else if (target.type === 'IndicatorDefined')
        await ledger.record('FactCorrected', { ...of, data: defined(one), correctedValidAt: null }, target.validAt);
    }
  }
  return ledger;
}

test('the indicators, and those of a unit, are the ones that all facts together say', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 2, maxLength: 14 }),
      fc.nat(80),
      fc.nat(100),
      async (acts, days, share) => {
        const ledger = await played([FIRST, ...acts]);
        const events = await eventsOf(ledger);
        const { log, growTo } = growingLog(events);
        growTo(events.length);
        for (const n of [Math.ceil((events.length * share) / 100), events.length]) {
          const prefix = events.slice(0, n);
          const at = (reading: ReturnType<typeof readingOf>) => reading.at(addDays('2026-02-01', days));
          const [fast, plain] = [at(indexedReading(log, n, () => null)), at(readingOf(prefix, null))];
          expect(fast.indicators).toEqual(plain.indicators);
          for (const of of ['so-a', 'so-b', 'so-c'])
            expect(fast.indicatorsOf(of, '2026')).toEqual(plain.indicatorsOf(of, '2026'));
          found += plain.indicatorsOf('so-a', '2026').length;
        }
      },
    ),
    { numRuns: 40, examples: [[RENAMED, 1, 0]] },
  );
  // About 60.
  expect(found).toBeGreaterThan(6);
});
