import { beforeAll, describe, expect, test } from 'vitest';
import { type Engine, openEngine } from '../index.js';
import { assigned, judged, smallCity, unit } from '../testing/city.js';
import { countingStore } from '../testing/counting-store.js';
import { answered, TestLedger } from '../testing/ledger.js';

/** Units that nobody asks about, with some events each, and what is asked about in front of them. */
const OTHERS = 120;
const TASKS = 5;
const PERIOD = '2026-Q1';

let ledger: TestLedger;
let renamed = '';
let events = 0;

beforeAll(async () => {
  ledger = new TestLedger();
  await smallCity(ledger);
  await judged(ledger, 'director');
  await assigned(ledger, 'viec-a', '2026-03-31', 1, { unit: 'so-a' });
  renamed = await ledger.record('UnitRenamed', { unit: 'so-a', name: 'Sở A mới' });
  for (let i = 0; i < OTHERS; i += 1) {
    await unit(ledger, `so-${i}`, 'ubnd-tp');
    for (let n = 0; n < TASKS; n += 1) await assigned(ledger, `viec-${i}-${n}`, '2026-03-31', 1, { unit: `so-${i}` });
  }
  for await (const { ordinal } of ledger.store.readAll()) events = ordinal;
}, 60_000);

/** How many events are decoded by what an engine is asked that was just opened. */
async function decodedBy(ask: (engine: Engine) => Promise<unknown>): Promise<number> {
  const counting = countingStore(ledger.store);
  const clock = () => Date.parse('2026-04-05T03:00:00.000Z');
  const engine = await answered(openEngine({ store: counting.store, vault: ledger.vault, clock }));
  counting.texts();
  await ask(engine);
  return counting.texts();
}

const command = (data: object) => ({ type: 'UnitRenamed', validAt: '2026-02-02', data, actor: 'x' }) as const;
/** Names that one command of each test gives, so that the next ones find something to record. */
let names = 0;

const assumption = { commands: [{ commandId: 'gia-dinh', ...command({ unit: 'so-a', name: 'Z' }) }], actor: 'x' };

describe('a question, and the first command, decode what they rest on', () => {
  test.each<readonly [string, number, (engine: Engine) => Promise<unknown>]>([
    [
      'the first command: the ledger, its stream and nothing else',
      6,
      (engine) => {
        names += 1;
        const renaming = command({ unit: 'so-a', name: `Sở ${names}` });
        return answered(engine.execute({ commandId: `c${names}`, ...renaming }));
      },
    ],
    [
      'a page of events, and what was read to see that there are more',
      128,
      (engine) => answered(engine.events({ limit: 5 })),
    ],
    ['the events of a stream', 4, (engine) => answered(engine.events({ stream: 'unit-so-a' }))],
    ['the events of a rare type', 3, (engine) => answered(engine.events({ type: 'UnitRenamed' }))],
    ['an event by its place, with its proof', 3, (engine) => answered(engine.event({ event: '2' }))],
    ['the closed periods', 0, (engine) => answered(engine.closedPeriods())],
    ['attainment', 1, (engine) => answered(engine.attainment())],
    ['the access policy', 1, async (engine) => engine.accessPolicy()],
    ['imports that are not completed', 0, (engine) => answered(engine.unfinishedImports())],
    ['petitions', 0, (engine) => answered(engine.petitions())],
  ])('%s', async (_, most, ask) => {
    expect(await decodedBy(ask)).toBeLessThanOrEqual(most);
  });

  test.each<readonly [string, (engine: Engine) => Promise<unknown>]>([
    [
      'why a score differs',
      (engine) =>
        answered(
          engine.diff({
            ...{ period: PERIOD, subject: 'giam-doc-a', to: {} },
            from: { known: { kind: 'ordinal', n: events - 10 } },
          }),
        ),
    ],
    [
      'what if',
      async (engine) => {
        const assumed = await answered(engine.assume(assumption));
        return answered(engine.explain({ period: PERIOD, subject: 'giam-doc-a', assumed }));
      },
    ],
    ['what stands against publishing', (engine) => answered(engine.publications({ period: PERIOD, unit: 'so-a' }))],
  ])('%s: no more than who works where, and what is asked about', async (_, ask) => {
    // Every unit with its registration, by what is assumed a second time, and a page of events; each unit has work too.
    expect(await decodedBy(ask)).toBeLessThan(2 * OTHERS + 150);
    expect(events).toBeGreaterThan(4 * OTHERS + 150);
  });

  test('an event by id looks through the log once, and decodes none of it again for the next', async () => {
    const counting = countingStore(ledger.store);
    const clock = () => Date.parse('2026-04-05T03:00:00.000Z');
    const engine = await answered(openEngine({ store: counting.store, vault: ledger.vault, clock }));
    await answered(engine.event({ event: renamed }));
    expect(counting.texts()).toBeGreaterThanOrEqual(events);
    await answered(engine.event({ event: renamed }));
    expect(counting.texts()).toBeLessThanOrEqual(4);
  });
});
