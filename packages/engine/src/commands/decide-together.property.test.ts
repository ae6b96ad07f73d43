import { type AnyEvent, canonicalText, type NewFact, streamOf } from '@kpi-ledger/events';
import {
  createMemoryKeyVault,
  createMemoryStore,
  type EventStore,
  type KeyVault,
  unavailable,
} from '@kpi-ledger/ledger';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import type { Calculate } from './calculated-score.js';
import type { Command } from './command.js';
import { type Commands, createCommands } from './commands.js';

const NOW = Date.parse('2026-04-20T02:00:00.000Z');
const LEDGER = '11111111-1111-4111-8111-111111111111';
const NOTHING: Calculate = { score: async () => null, publishable: async () => null, closing: async () => null };
const unasked = async (): Promise<never> => {
  throw new Error('no command of these tests asks that');
};

const commandsOn = (store: EventStore, vault: KeyVault, mostWaiting?: number): Commands =>
  createCommands({
    ...{ store, vault, clock: () => NOW, calculate: NOTHING },
    ...{ standingOf: unasked, ratedAs: unasked, erasureOf: unasked },
    ...(mostWaiting !== undefined && { mostWaiting }),
  });
const newStore = (): EventStore => createMemoryStore({ clock: () => NOW });

const made = (commandId: string, type: Command['type'], validAt: string | null, data: object): Command => ({
  ...{ commandId, type, validAt, data },
  actor: 'so-noi-vu',
});
const opening = made('open', 'LedgerOpened', null, { ledger: LEDGER, kind: 'live', city: 'hue' });

/** Few units, people and ids, so that commands depend on each other, stand in each other's way and are sent again. */
const unit = fc.constantFrom('a', 'b', 'c');
const person = fc.constantFrom('p', 'q');
const facts = fc.oneof(
  unit.map((id) => ({
    type: 'UnitRegistered' as const,
    validAt: '2026-01-01',
    data: { unit: id, name: `Đơn vị ${id}`, aliases: [], kind: 'SO', scope: 'in', article: null },
  })),
  fc.tuple(unit, fc.constantFrom('Một', 'Hai')).map(([id, name]) => ({
    type: 'UnitRenamed' as const,
    validAt: '2026-02-01',
    data: { unit: id, name },
  })),
  fc.tuple(unit, fc.constantFrom('2026-01-01', '2025-12-01')).map(([id, validAt]) => ({
    type: 'PostDefined' as const,
    validAt,
    data: {
      ...{ post: `head-${id}`, unit: id, title: 'Trưởng', role: 'HEAD' },
      ...{ personKind: 'CONG_CHUC', scope: 'in', article: null },
    },
  })),
  person.map((id) => ({
    type: 'OfficialRegistered' as const,
    validAt: '2026-01-01',
    data: { person: id, name: `Người ${id}`, personKind: 'CONG_CHUC' },
  })),
  fc.constant({ type: 'UnitRenamed' as const, validAt: '2026-02-01', data: { unit: 'a' } }),
);
const command = fc.tuple(facts, fc.option(fc.integer({ min: 0, max: 5 }), { nil: null })).map(
  ([fact, id]) =>
    (n: number) =>
      made(id === null ? `own-${n}` : `id-${id}`, fact.type, fact.validAt, fact.data),
);
const sequence = fc.array(command, { minLength: 2, maxLength: 24 }).map((list) => list.map((makeIt, n) => makeIt(n)));

/** So that something waits together in every sequence: while the first is recorded, the two others come. */
const first = ['x', 'y', 'z'].map((id) =>
  made(`first-${id}`, 'OfficialRegistered', '2026-01-01', { person: id, name: `Người ${id}`, personKind: 'CONG_CHUC' }),
);

async function logOf(store: EventStore): Promise<readonly string[]> {
  const log: string[] = [];
  for await (const { bytes } of store.readAll()) log.push(Buffer.from(bytes).toString('utf8'));
  return log;
}

describe('commands that wait together', () => {
  it('are answered and recorded byte for byte as if each had come when the one before was done', async () => {
    let groups = 0;
    await fc.assert(
      fc.asyncProperty(sequence, fc.array(fc.boolean()), async (more, batches) => {
        const commands = [...first, ...more];
        const asBatch = [...first.map(() => false), ...batches];
        const vault = createMemoryKeyVault();
        const run = async (store: EventStore, wait: boolean) => {
          const engine = commandsOn(store, vault);
          await engine.execute(opening)();
          const answers: Promise<unknown>[] = [];
          for (const [i, one] of commands.entries()) {
            const answer = asBatch[i] ? engine.executeAll([one])() : engine.execute(one)();
            if (wait) await answer;
            answers.push(answer);
          }
          return Promise.all(answers);
        };
        const [together, serial] = [newStore(), newStore()];
        const counting: EventStore = {
          ...together,
          append: (requests) => {
            if (requests.length > 1) groups += 1;
            return together.append(requests);
          },
        };
        expect(await run(counting, false)).toEqual(await run(serial, true));
        expect(await logOf(together)).toEqual(await logOf(serial));
      }),
      { numRuns: RUNS },
    );
    // Otherwise nothing was tried; every sequence begins with some that wait together.
    expect(groups).toBeGreaterThan(RUNS / 4);
  });

  it('stay exact while another writer comes between and the store fails: what was acknowledged is there once, the rest is sent again', async () => {
    const trouble = fc.constantFrom('none', 'none', 'other', 'down', 'unknown', 'unknown-written' as const);
    await fc.assert(
      fc.asyncProperty(
        sequence,
        sequence,
        fc.array(trouble, { minLength: 8, maxLength: 8 }),
        async (own, foreign, troubles) => {
          const vault = createMemoryKeyVault();
          const store = newStore();
          const other = commandsOn(store, vault);
          await other.execute(opening)();
          const left = foreign.map((one) => ({ ...one, commandId: `other-${one.commandId}` }));
          const engine = commandsOn(
            troubled(store, [...troubles], async () => {
              const next = left.shift();
              if (next !== undefined) await other.execute(next)();
            }),
            vault,
          );
          const answers = await Promise.all(own.map((one) => engine.execute(one)()));

          const log: string[] = [];
          for await (const { event } of store.readAll()) log.push(event.commandId);
          for (const [i, answer] of answers.entries()) {
            const { commandId = '' } = own[i] ?? {};
            if (E.isRight(answer) && answer.right.status !== 'ALREADY_SO')
              expect(log.filter((id) => id === commandId)).toHaveLength(1);
            if (E.isLeft(answer) && answer.left.kind === 'UNAVAILABLE')
              expect(['STORE_UNAVAILABLE', 'OUTCOME_UNKNOWN']).toContain(answer.left.code);
          }
          expect(new Set(log).size).toBe(log.length);
          // Nobody's command stands in the log that was refused every time it was sent.
          const refused = (id: string) => own.every(({ commandId }, i) => commandId !== id || isRefusal(answers[i]));
          expect(log.filter((id) => own.some(({ commandId }) => commandId === id) && refused(id))).toEqual([]);

          // The log is one that a single writer makes, deciding each command where it stands there.
          const sent = [...own, ...foreign.map((one) => ({ ...one, commandId: `other-${one.commandId}` }))];
          const again = newStore();
          const serial = commandsOn(again, vault);
          await serial.execute(opening)();
          for await (const { event } of store.readAll({ afterOrdinal: 1 })) {
            const said = sent.find((one) => isOf(event, one));
            if (said !== undefined) await serial.execute(said)();
          }
          expect(await logOf(again)).toEqual(await logOf(store));

          // Sent again, everything is settled, and nothing is there twice.
          const settled = await Promise.all(own.map((one) => commandsOn(store, vault).execute(one)()));
          expect(settled.filter((answer) => E.isLeft(answer) && answer.left.kind === 'UNAVAILABLE')).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

const RUNS = process.env['KPI_TEST_LONG'] === '1' ? 2_000 : 40;

/** Whether the event is what the command says; of a person the name is sealed, and the same whenever that person is registered. */
const isOf = (event: AnyEvent, { commandId, type, validAt, data }: Command): boolean =>
  event.commandId === commandId &&
  event.type === type &&
  event.validAt === validAt &&
  (type === 'OfficialRegistered'
    ? event.stream === streamOf({ type, validAt, data } as NewFact)
    : canonicalText(event.data) === canonicalText(data));

const isRefusal = (answer: E.Either<{ readonly kind: string }, unknown> | undefined): boolean =>
  answer !== undefined && E.isLeft(answer) && (answer.left.kind === 'REFUSED' || answer.left.kind === 'INVALID');

/** A store that does at each append what is said next, and nothing in particular when nothing is left. */
const troubled = (store: EventStore, troubles: string[], comeBetween: () => Promise<void>): EventStore => ({
  ...store,
  append: (requests) => async () => {
    const trouble = troubles.shift();
    if (trouble === 'other') await comeBetween();
    if (trouble === 'down') return E.left(unavailable('it is down').error);
    if (trouble !== 'unknown' && trouble !== 'unknown-written') return store.append(requests)();
    if (trouble === 'unknown-written') await store.append(requests)();
    return E.left({
      kind: 'OUTCOME_UNKNOWN',
      commandIds: requests.map(({ commandId }) => commandId),
      reason: 'it does not say',
    });
  },
});

describe('the queue of writes', () => {
  /** A store whose appends wait until they are let go. */
  const held = () => {
    const store = newStore();
    const gate = Promise.withResolvers<void>();
    let isShut = false;
    const appended: string[][] = [];
    const slow: EventStore = {
      ...store,
      append: (requests) => async () => {
        appended.push(requests.map(({ commandId }) => commandId));
        if (isShut) await gate.promise;
        return store.append(requests)();
      },
    };
    return {
      slow,
      appended,
      open: gate.resolve,
      shut: () => {
        isShut = true;
      },
    };
  };
  const register = (id: string): Command =>
    made(id, 'UnitRegistered', '2026-01-01', {
      ...{ unit: id, name: id, aliases: [], kind: 'SO', scope: 'in', article: null },
    });

  it('writes what gathers while it writes in one append, and lets nobody overtake a batch', async () => {
    const { slow, appended, open, shut } = held();
    const engine = commandsOn(slow, createMemoryKeyVault());
    await engine.execute(opening)();
    shut();
    const answers = [
      engine.execute(register('a'))(),
      engine.execute(register('b'))(),
      engine.execute(register('c'))(),
      engine.executeAll([register('d'), register('e')])(),
      engine.execute(register('f'))(),
      engine.executeAll([register('g')])(),
    ];
    await new Promise(setImmediate);
    open();
    expect(
      (await Promise.all<E.Either<unknown, { readonly status: string }>>(answers)).map(
        (answer) => E.isRight(answer) && answer.right.status,
      ),
    ).toEqual(Array.from({ length: 6 }, () => 'RECORDED'));
    expect(appended).toEqual([['open'], ['a'], ['b', 'c'], ['d', 'e'], ['f', 'g']]);
  });

  it('refuses what comes when too much waits, as BUSY, and leaves nothing of it', async () => {
    const { slow, appended, open, shut } = held();
    const engine = commandsOn(slow, createMemoryKeyVault(), 2);
    await engine.execute(opening)();
    shut();
    const answers = ['a', 'b', 'c', 'd'].map((id) => engine.execute(register(id))());
    const batch = engine.executeAll([register('e'), register('f')])();
    const busy = E.left(expect.objectContaining({ kind: 'UNAVAILABLE', code: 'BUSY' }));
    expect(await answers[3]).toEqual(busy);
    expect(await batch).toEqual(busy);
    open();
    await Promise.all(answers);
    expect(appended).toEqual([['open'], ['a'], ['b', 'c']]);
    expect(await engine.execute(register('d'))()).toMatchObject(E.right({ status: 'RECORDED' }));
  });
});
