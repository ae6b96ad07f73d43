import { addDays } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Reading, readingOf } from '../reading/reading.js';
import { smallCity, unit } from '../testing/city.js';
import { TestLedger } from '../testing/ledger.js';
import { growingLog } from '../testing/log-of.js';
import { eventsOf } from '../testing/random-history.js';
import { indexedReading } from './indexed-reading.js';

const FIRST_DAY = '2026-11-15';
const act = fc.record({
  what: fc.constantFrom(
    'define',
    'target',
    'measure',
    'measure',
    'measure',
    'correct',
    'correct',
    'retract',
    'retract',
  ),
  period: fc.constantFrom('2026-12', '2026-Q4', '2026', '2027-01', '2027-Q1', '2027-H1', '2027'),
  universe: fc.constantFrom(null, null, { id: 'tinh', size: 63 }, { id: 'tinh', size: 34 }),
  /** On which day it is recorded, and on which other one it counts. */
  day: fc.nat(100),
  counts: fc.nat(110),
  which: fc.nat(50),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

const defined = ({ which }: Pick<Act, 'which'>) => ({
  ...{ indicator: 'one', unit: 'so-a', plan: 'ke-hoach', row: '1', title: 'Chỉ tiêu', measure: null, lead: [] },
  ...({ kind: 'indicator', direction: 'up', annual: which % 3 > 0, legalBasis: null } as const),
});
const measured = ({ period, universe, which }: Act) => ({
  ...{ indicator: 'one', unit: 'so-a', period, value: `${which}`, source: 'x' },
  ...(universe === null ? {} : { universe }),
});

async function played(acts: readonly Act[]): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await unit(ledger, 'so-b', 'ubnd-tp');
  ledger.on(FIRST_DAY);
  await ledger.record('IndicatorDefined', defined({ which: 1 }));
  for (const one of acts.toSorted((a, b) => a.day - b.day)) {
    ledger.on(addDays(FIRST_DAY, one.day));
    const on = addDays(FIRST_DAY, one.counts);
    const said = (await eventsOf(ledger)).filter(({ stream }) => stream.startsWith('indicator-'));
    const target = said[one.which % said.length];
    if (one.what === 'define') await ledger.record('IndicatorDefined', defined(one), on);
    else if (one.what === 'target') {
      const targets = [{ raw: '≥ 20', comparator: '>=', value: '20', upper: null, universe: null }] as const;
      const horizon = one.which % 2 === 0 ? '2027' : null;
      await ledger.record('TargetSet', { indicator: 'one', unit: 'so-a', horizon, targets, reading: null }, on);
    } else if (one.what === 'measure') await ledger.record('IndicatorMeasured', measured(one), on);
    else if (target !== undefined) {
      const of = { stream: target.stream, target: target.id, targetType: target.type, reason: 'x' };
      const correctedValidAt = one.which % 2 === 0 ? on : null;
      if (one.what === 'retract') await ledger.record('FactRetracted', of, target.validAt);
      else if (target.type === 'IndicatorMeasured')
        await ledger.record('FactCorrected', { ...of, data: measured(one), correctedValidAt }, target.validAt);
      else if (target.type === 'FactCorrected')
        // What a correction says, and of which event, may itself be corrected.
        await ledger.record(
          'FactCorrected',
          { ...of, data: { ...target.data, target: said[one.counts % said.length]?.id ?? '' }, correctedValidAt },
          target.validAt,
        );
    }
  }
  return ledger;
}

const said = (what: Act['what'], day: number, which: number, counts: number): Act => ({
  ...{ what, day, which, counts },
  ...{ period: '2027-01', universe: null },
});
/** A correction that is said to have been of another measurement. */
const OF_ANOTHER: readonly Act[] = [
  ...[said('measure', 1, 5, 1), said('measure', 2, 6, 2)],
  ...[said('correct', 3, 1, 3), said('correct', 4, 3, 2)],
];

test('a year is judged by the measurement that all facts together say, and an answer holds no further than that', async () => {
  let measuredIn = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 8, maxLength: 24 }),
      fc.array(fc.record({ share: fc.nat(100), days: fc.nat(110) }), { minLength: 8, maxLength: 16 }),
      async (acts, asked) => {
        const events = await eventsOf(await played(acts));
        const { log, growTo } = growingLog(events);
        // What was read while the log was short is asked again when it has grown.
        for (const length of [Math.ceil(events.length / 2), events.length]) {
          growTo(length);
          for (const { share, days } of asked) {
            const n = Math.floor((length * share) / 100);
            const day = addDays(FIRST_DAY, days);
            for (const year of ['2026', '2027']) {
              const of = (reading: Reading) => reading.at(day).indicatorsOf('so-a', year);
              const plain = of(readingOf(events.slice(0, n), null));
              const until = `${Number(day.slice(0, 4)) + 1}-01-01`;
              const remembered = indexedReading(log, n, () => null).remember(`${year} ${day.slice(0, 4)}`, of, {
                day,
                until,
              });
              expect(remembered).toEqual(plain);
              measuredIn += plain.flatMap(({ measurements }) => measurements).length;
            }
          }
        }
      },
    ),
    {
      numRuns: 30,
      examples: [[[...OF_ANOTHER], [0, 20, 40, 60, 80, 100].map((share) => ({ share, days: 110 }))]],
    },
  );
  // The example measures.
  expect(measuredIn).toBeGreaterThan(0);
});
