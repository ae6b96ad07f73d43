import * as fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import type { AppendError, Appended, EventStore, LoggedEvent } from '../port.js';
import { collect, ok, renames } from './fixtures.js';
import type { Bench, Benches } from './harness.js';

const CLIENTS = 3;

/** What is known of the log before a command runs. */
interface Model {
  log: readonly LoggedEvent[];
}

/** The clients of one log; each can be closed and opened again. */
interface Real {
  readonly bench: Bench;
  readonly clients: EventStore[];
}

interface Attempt {
  readonly client: number;
  readonly unit: string;
  readonly commandId: string;
  readonly expected: number | 'exact';
  readonly names: readonly string[];
}

/** All attempts at once; whatever order they fall into, each answer must be right at some moment of the burst. */
class Burst implements fc.AsyncCommand<Model, Real> {
  constructor(private readonly attempts: readonly Attempt[]) {}

  check = () => true;

  async run(model: Model, { bench, clients }: Real): Promise<void> {
    const requests = this.attempts.map(({ unit, commandId, expected, names }) =>
      renames(unit, commandId, expected === 'exact' ? revisionIn(model.log, unit) : expected, ...names),
    );
    const answers = await Promise.all(
      requests.map((one, i) => (clients[this.attempts[i]?.client ?? 0] ?? bench.store).append([one])()),
    );
    const log = await collect((clients[0] ?? bench.store).readAll());
    expect(log.slice(0, model.log.length)).toEqual(model.log);

    // A set: two clients that send one command at the same instant write the very same bytes, and a server cannot tell whose they are.
    const accounted = new Set<number>();
    for (const [i, answer] of answers.entries()) {
      const attempt = this.attempts[i];
      if (attempt === undefined) continue;
      if (E.isRight(answer))
        for (const ordinal of assertRecorded(attempt, answer.right[0], log, model.log.length)) accounted.add(ordinal);
      else assertWasRight(attempt, answer.left, log, model.log.length);
    }
    // Nothing is in the log that nobody was told of, and nothing twice.
    expect([...accounted].sort((a, b) => a - b)).toEqual(log.slice(model.log.length).map(({ ordinal }) => ordinal));
    for (const client of clients) expect(await ok(client.head())).toMatchObject({ ordinal: log.length });
    model.log = log;
  }

  toString = () => `burst ${JSON.stringify(this.attempts)}`;
}

/** A client goes and comes back, as after a restart. */
class Reopen implements fc.AsyncCommand<Model, Real> {
  constructor(private readonly client: number) {}

  check = () => true;

  async run(model: Model, { bench, clients }: Real): Promise<void> {
    if (bench.another === undefined) return;
    await clients[this.client]?.close();
    const opened = await bench.another();
    clients[this.client] = opened;
    expect(await collect(opened.readAll())).toEqual(model.log);
  }

  toString = () => `reopen ${this.client}`;
}

/** Ordinals that this attempt has added. */
function assertRecorded(
  { unit, names }: Attempt,
  appended: Appended | undefined,
  log: readonly LoggedEvent[],
  before: number,
): readonly number[] {
  const ordinals = appended?.events.map(({ ordinal }) => ordinal) ?? [];
  expect(ordinals.map((ordinal) => log[ordinal - 1])).toEqual(appended?.events);
  expect(appended?.events.map(({ event }) => [event.stream, event.data])).toEqual(
    names.map((name) => [`unit-${unit}`, { unit, name }]),
  );
  expect(ordinals).toEqual(ordinals.map((_, i) => (ordinals[0] ?? 0) + i));
  if (appended?.repeated) return [];
  expect(ordinals[0]).toBeGreaterThan(before);
  return ordinals;
}

/** The refusal must have been right for some length that the log had during the burst. */
function assertWasRight(
  { unit, commandId, names }: Attempt,
  error: AppendError,
  log: readonly LoggedEvent[],
  before: number,
): void {
  const moments = Array.from({ length: log.length - before + 1 }, (_, i) => log.slice(0, before + i));
  const right = moments.some((moment) => {
    const recorded = moment.filter(({ event }) => event.commandId === commandId);
    const same = recorded.every(({ event }, i) => event.stream === `unit-${unit}` && nameOf(event) === names[i]);
    if (error.kind === 'COMMAND_REUSED') return recorded.length > 0 && !(same && recorded.length === names.length);
    if (error.kind !== 'WRONG_REVISION' || recorded.length > 0) return false;
    return error.actual === revisionIn(moment, unit) && error.actual !== error.expected;
  });
  expect(right, JSON.stringify(error)).toBe(true);
}

const nameOf = (event: LoggedEvent['event']) => (event.type === 'UnitRenamed' ? event.data.name : '');

const revisionIn = (log: readonly LoggedEvent[], unit: string): number =>
  log.filter(({ event }) => event.stream === `unit-${unit}`).length - 1;

const attempts: fc.Arbitrary<readonly Attempt[]> = fc.array(
  fc.record({
    client: fc.nat({ max: CLIENTS - 1 }),
    unit: fc.constantFrom('a', 'b'),
    commandId: fc.nat({ max: 9 }).map((n) => `c${n}`),
    expected: fc.oneof({ weight: 5, arbitrary: fc.constant('exact' as const) }, fc.integer({ min: -1, max: 6 })),
    names: fc.array(fc.constantFrom('x', 'y'), { minLength: 1, maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Several clients at once: every answer fits the one log that comes of it, and a follower sees that log. */
export function concurrentClients({ ready }: Benches, runs: number): void {
  it('agrees with one log, whatever several clients do at once', async () => {
    const commands = fc.commands(
      [attempts.map((each) => new Burst(each)), fc.nat({ max: CLIENTS - 1 }).map((client) => new Reopen(client))],
      { maxCommands: 8 },
    );
    await fc.assert(
      fc.asyncProperty(commands, async (run) => {
        const bench = await ready();
        const clients: EventStore[] = [];
        for (let i = 0; i < CLIENTS; i += 1) clients.push((await bench.another?.()) ?? bench.store);
        const model: Model = { log: await collect(bench.store.readAll()) };

        const stop = new AbortController();
        const followed: LoggedEvent[] = [];
        const following = (async () => {
          for await (const logged of bench.store.subscribe({ signal: stop.signal })) followed.push(logged);
        })();
        following.catch(() => undefined);
        await fc.asyncModelRun(() => ({ model, real: { bench, clients } }), run);
        while (followed.length < model.log.length)
          await Promise.race([new Promise((resolve) => setTimeout(resolve, 5)), following]);
        stop.abort();
        await following;
        expect(followed).toEqual(model.log);
        for (const client of new Set([...clients, bench.store])) await client.close();
      }),
      { numRuns: runs },
    );
  });
}
