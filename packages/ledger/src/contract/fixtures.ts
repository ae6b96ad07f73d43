import type { NewFact, SealedText } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { expect } from 'vitest';
import type { AppendRequest, EventStore, LoggedEvent } from '../port.js';

export const LEDGER = '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e';
export const START = Date.parse('2026-01-05T01:00:00.000Z');
export const SEALED: SealedText = { sealed: 'A256GCM', box: 'A'.repeat(48) };

/** A request whose parts may be replaced one by one. */
export const request = (
  stream: string,
  commandId: string,
  expectedRevision: number,
  facts: readonly NewFact[],
): AppendRequest => ({
  commandId,
  stream,
  expectedRevision,
  actor: 'tester',
  correlationId: commandId,
  causationId: null,
  facts,
});

export const opening = (commandId = 'open'): AppendRequest =>
  request('ledger', commandId, -1, [
    { type: 'LedgerOpened', validAt: '2026-01-05', data: { ledger: LEDGER, kind: 'demo', city: 'hue' } },
  ]);

export const renamed = (unit: string, name: string): NewFact => ({
  type: 'UnitRenamed',
  validAt: '2026-01-05',
  data: { unit, name },
});

/** A command that renames a unit once per name. */
export const renames = (
  unit: string,
  commandId: string,
  expectedRevision: number,
  ...names: readonly string[]
): AppendRequest =>
  request(
    `unit-${unit}`,
    commandId,
    expectedRevision,
    names.map((name) => renamed(unit, name)),
  );

/** The answer; the test fails when there is none. */
export async function ok<A>(task: TaskEither<unknown, A>): Promise<A> {
  const result = await task();
  if (E.isLeft(result)) throw new Error(`unexpected error ${JSON.stringify(result.left)}`);
  return result.right;
}

/** The error; the test fails when there is none. */
export async function refused<Fail>(task: TaskEither<Fail, unknown>): Promise<Fail> {
  const result = await task();
  if (E.isRight(result)) throw new Error(`expected an error, got ${JSON.stringify(result.right)}`);
  return result.left;
}

export async function collect(events: AsyncIterable<LoggedEvent>): Promise<readonly LoggedEvent[]> {
  const all: LoggedEvent[] = [];
  for await (const logged of events) all.push(logged);
  return all;
}

/** Runs the attempt and proves that it changed nothing. */
export async function changesNothing<A>(store: EventStore, attempt: () => Promise<A>): Promise<A> {
  const before = { head: await ok(store.head()), events: await collect(store.readAll()) };
  const result = await attempt();
  expect(await ok(store.head())).toEqual(before.head);
  expect(await collect(store.readAll())).toEqual(before.events);
  return result;
}
