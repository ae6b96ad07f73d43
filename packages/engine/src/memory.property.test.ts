import { type AnyEvent, canonicalText } from '@kpi-ledger/events';
import { createMemoryKeyVault, type EventStore, type KeyVault } from '@kpi-ledger/ledger';
import { addDays, type Day, parsePeriod } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Engine, type EngineMemory, openEngine } from './index.js';
import { postsAt, ratedPosts, withGrounds } from './rate/rows.js';
import { readingOf } from './reading/reading.js';
import { answered, TestLedger } from './testing/ledger.js';
import { EVERYTHING_TWICE, eventsOf, play, steps } from './testing/random-history.js';

const PERIOD = '2026-Q1';
const clock = (): number => Date.parse('2027-06-01T03:00:00.000Z');

/** The rows that a fold of the whole log gives: the oracle. */
async function rowsOf(ledger: TestLedger, effective: Day): Promise<unknown> {
  const events = await eventsOf(ledger);
  const reading = readingOf(events, latest(events));
  const period = parsePeriod(PERIOD);
  if (period === null) throw new Error(PERIOD);
  return ratedPosts(reading, period, effective, postsAt(reading, period, effective)).map((rated) =>
    withGrounds(reading, rated, effective),
  );
}

const latest = (events: readonly AnyEvent[]): string | null =>
  events
    .map(({ recordedAt }) => recordedAt)
    .toSorted()
    .at(-1) ?? null;

const open = (store: EventStore, memory?: EngineMemory): Promise<Engine> =>
  answered(openEngine({ store, vault: createMemoryKeyVault(), clock, ...(memory === undefined ? {} : { memory }) }));

async function memoryOf(engine: Engine): Promise<EngineMemory> {
  const memory = await answered(engine.memory());
  if (memory === null) throw new Error('it remembers nothing');
  return structuredClone(memory);
}

/** A store that counts the events of which somebody asked for the text while following it. */
function counting(store: EventStore): { readonly store: EventStore; readonly followed: () => number } {
  const { texts } = store;
  if (texts === undefined) throw new Error('the store has no texts');
  let followed = 0;
  const counted: EventStore = {
    ...store,
    texts: {
      ...texts,
      async *after(ordinal) {
        for await (const batch of texts.after(ordinal)) {
          followed += batch.length;
          yield batch;
        }
      },
    },
  };
  return { store: counted, followed: () => followed };
}

test('an engine that begins with the memory of another answers what a fold of the whole log answers', async () => {
  let used = 0;
  await fc.assert(
    fc.asyncProperty(
      steps,
      steps,
      fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 1, maxLength: 3 }),
      async (history, other, days) => {
        const ledger = new TestLedger();
        const on = days.map((day) => addDays('2026-01-01', day));
        let memory: EngineMemory | undefined;
        let count = 0;
        // Opened again and again while the log grows, each time with what the one before remembered.
        await play(ledger, history, async () => {
          count += 1;
          if (count % 3 !== 0) return;
          const { store, followed } = counting(ledger.store);
          const engine = await open(store, memory);
          const events = (await eventsOf(ledger)).length;
          expect(followed()).toBe(events - (memory?.ordinal ?? 0));
          if (memory !== undefined) used += 1;
          for (const effective of on) {
            const { rows } = await answered(engine.rate({ period: PERIOD, effective }));
            expect(rows).toEqual(await rowsOf(ledger, effective));
          }
          memory = await memoryOf(engine);
        });
        if (memory === undefined) return;
        // Of a log with another beginning it is of no use, nor of one that was cut.
        const changed = new TestLedger('demo');
        await play(changed, other);
        const engine = await open(changed.store, memory);
        for (const effective of on) {
          const { rows } = await answered(engine.rate({ period: PERIOD, effective }));
          expect(rows).toEqual(await rowsOf(changed, effective));
        }
      },
    ),
    { numRuns: 12, examples: [[EVERYTHING_TWICE, EVERYTHING_TWICE, [80]]] },
  );
  // The first history alone comes to 7.
  expect(used).toBeGreaterThan(5);
});

test('the first answer after an opening is the one that was kept', async () => {
  const ledger = new TestLedger();
  await play(ledger, []);
  const first = await open(ledger.store);
  const before = await answered(first.rate({ period: PERIOD, effective: '2026-03-31' }));
  const memory = await memoryOf(first);
  const untouched = memory.log.answers.map((answer) => ({
    ...answer,
    value: new TextEncoder().encode(new TextDecoder().decode(answer.value).replaceAll('giam-doc-a', 'giam-doc-b')),
  }));
  const again = await open(ledger.store, { ...memory, log: { ...memory.log, answers: untouched } });
  const after = await answered(again.rate({ period: PERIOD, effective: '2026-03-31' }));
  expect(canonicalText(after)).toBe(canonicalText(before).replaceAll('giam-doc-a', 'giam-doc-b'));
  // What was recorded since decides which of them still are.
  await ledger.record(
    'HeadRelieved',
    { post: 'giam-doc-a', person: 'director', reason: 'OTHER' } as never,
    '2026-02-01',
  );
  const grown = await open(ledger.store, { ...memory, log: { ...memory.log, answers: untouched } });
  const { rows } = await answered(grown.rate({ period: PERIOD, effective: '2026-03-31' }));
  expect(rows).toEqual(await rowsOf(ledger, '2026-03-31'));
});

test('an erased subject stays erased, and its key goes again, whatever was remembered', async () => {
  const ledger = new TestLedger();
  await play(ledger, []);
  await ledger.record('SubjectErased', { subject: 'official-director', legalBasis: 'Điều 16' } as never);
  const subject = 'official-director';
  const engineWith = (vault: KeyVault, memory?: EngineMemory) =>
    answered(openEngine({ store: ledger.store, vault, clock, ...(memory === undefined ? {} : { memory }) }));
  const memory = await memoryOf(await engineWith(createMemoryKeyVault()));
  // An old key file was put back.
  const vault = createMemoryKeyVault();
  vault.seal(subject, 'place', 'text');
  const again = await engineWith(vault, memory);
  expect(vault.holds(subject)).toBe(false);
  expect(again.keys().leftovers).toMatchObject([{ subject, reason: null }]);
  expect(again.keys().lost).toEqual((await engineWith(createMemoryKeyVault())).keys().lost);
  expect(again.keys().lost).toContain('official-chair');
});
