import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import type { AppendRequest, EventStore } from '../port.js';
import { changesNothing, collect, ok, refused, renamed, renames } from './fixtures.js';
import type { Benches } from './harness.js';

const first: AppendRequest = renames('a', 'c1', -1, 'A', 'B');

const others: readonly (readonly [string, AppendRequest])[] = [
  ['other data', renames('a', 'c1', -1, 'A', 'C')],
  ['fewer facts', renames('a', 'c1', -1, 'A')],
  ['more facts', renames('a', 'c1', -1, 'A', 'B', 'C')],
  ['another order', renames('a', 'c1', -1, 'B', 'A')],
  ['data that cannot be written', renames('a', 'c1', -1, 'A', 'B\ud800')],
  ['another day', { ...first, facts: first.facts.map((fact) => ({ ...fact, validAt: '2026-01-06' })) }],
  ['another actor', { ...first, actor: 'somebody-else' }],
  ['another correlation', { ...first, correlationId: 'c9' }],
  ['another cause', { ...first, causationId: '00000000-0000-5000-8000-000000000000' }],
  ['another stream', { ...first, stream: 'unit-b', facts: [renamed('b', 'A'), renamed('b', 'B')] }],
];

export function commands({ ready }: Benches): void {
  it('gives a repeated command its first result, also after others have appended', async () => {
    const bench = await ready();
    const { store } = bench;
    const [recorded] = await ok(store.append([first]));
    await ok(store.append([renames('a', 'c2', 1, 'C'), renames('b', 'c3', -1, 'D')]));
    bench.now += 86_400_000;
    for (const expectedRevision of [-1, 1, 2, 42]) {
      const repeat = () => ok(store.append([{ ...first, expectedRevision }]));
      expect(await changesNothing(store, repeat)).toEqual([{ events: recorded?.events, repeated: true }]);
    }
  });

  it('answers a repetition whatever the clock says', async () => {
    const bench = await ready();
    const [recorded] = await ok(bench.store.append([first]));
    bench.now -= 86_400_000;
    expect(await ok(bench.store.append([first]))).toEqual([{ events: recorded?.events, repeated: true }]);
  });

  it.each(others)('refuses a known command id with %s', async (_, other) => {
    const { store } = await ready();
    await ok(store.append([first]));
    const reuse = () => refused(store.append([other]));
    expect(await changesNothing(store, reuse)).toEqual({
      kind: 'COMMAND_REUSED',
      commandId: 'c1',
      stream: other.stream,
    });
  });

  it('appends what is new beside what is repeated', async () => {
    const { store } = await ready();
    await ok(store.append([first]));
    const results = await ok(store.append([first, renames('a', 'c2', 1, 'C')]));
    expect(results.map(({ repeated, events }) => [repeated, events.length])).toEqual([
      [true, 2],
      [false, 1],
    ]);
    expect(await ok(store.head())).toMatchObject({ ordinal: 4 });
  });

  it('knows a command twice in one append', async () => {
    const { store } = await ready();
    const results = await ok(store.append([first, first]));
    expect(results.map(({ repeated }) => repeated)).toEqual([false, true]);
    expect(results[1]?.events).toEqual(results[0]?.events);
    expect(await ok(store.head())).toMatchObject({ ordinal: 3 });
    const reuse = () => refused(store.append([renames('b', 'c2', -1, 'X'), renames('b', 'c2', 0, 'Y')]));
    expect(await changesNothing(store, reuse)).toMatchObject({ kind: 'COMMAND_REUSED', commandId: 'c2' });
  });

  it('refuses a command id in another stream whose writer knows nothing of the first', async () => {
    const { store, another } = await ready();
    const other = (await another?.()) ?? store;
    await ok(other.head());
    await ok(store.append([renames('a', 'c1', -1, 'A')]));
    const reuse = () => refused(other.append([renames('b', 'c1', -1, 'A')]));
    expect(await changesNothing(store, reuse)).toEqual({ kind: 'COMMAND_REUSED', commandId: 'c1', stream: 'unit-b' });
  });

  it('records a command id once when two writers bring it for two streams at the same time', async () => {
    const { store, another } = await ready();
    const other = (await another?.()) ?? store;
    for (let round = 0; round < 10; round++) {
      const commandId = `race-${round}`;
      const [one, two] = await Promise.all([
        store.append([renames(`a${round}`, commandId, -1, 'A', 'B')])(),
        other.append([renames(`b${round}`, commandId, -1, 'A', 'B')])(),
      ]);
      const lost = [one, two].flatMap((result) => (E.isLeft(result) ? [result.left] : []));
      expect(lost).toMatchObject([{ kind: 'COMMAND_REUSED', commandId }]);
      const recorded = await ok(store.findCommand(commandId));
      expect(new Set(recorded.map(({ event }) => event.stream)).size).toBe(1);
      expect(recorded).toHaveLength(2);
      expect(await ok(other.findCommand(commandId))).toEqual(recorded);
    }
    expect(await ok(store.head())).toMatchObject({ ordinal: 21 });
  });

  it('records a command once when two writers bring it at the same time', async () => {
    const { store, another } = await ready();
    const other = (await another?.()) ?? store;
    const bring = (writer: EventStore) => ok(writer.append([first]));
    const [one, two] = await Promise.all([bring(store), bring(other)]);
    expect(one[0]?.events).toEqual(two[0]?.events);
    // Where both have made the very same bytes, nobody can tell whose were stored, and both may say that they were.
    expect([one[0]?.repeated, two[0]?.repeated]).toContain(false);
    expect(await ok(store.head())).toMatchObject({ ordinal: 3 });
  });

  it('finds the events of a command', async () => {
    const { store } = await ready();
    const [recorded] = await ok(store.append([first]));
    await ok(store.append([renames('a', 'c2', 1, 'C')]));
    expect(await ok(store.findCommand('c1'))).toEqual(recorded?.events);
    expect(await ok(store.findCommand('c'))).toEqual([]);
    expect((await collect(store.readStream('unit-a'))).slice(0, 2)).toEqual(recorded?.events);
  });
}
