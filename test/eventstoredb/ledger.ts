import type { NewFact } from '@kpi-ledger/events';
import type { AppendRequest, EventStore, LoggedEvent, StoreError } from '@kpi-ledger/ledger';
import { type EventStoreDbOptions, openEventStoreDb } from '@kpi-ledger/ledger-eventstoredb';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { afterEach } from 'vitest';

export const LEDGER = '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e';
/** Name of the server's stream for `ledger=hue`. */
export const LOG = 'kpi-hue';

export const LEDGER_OPENED: NewFact = {
  type: 'LedgerOpened',
  validAt: '2026-01-05',
  data: { ledger: LEDGER, kind: 'demo', city: 'hue' },
};

export const request = (
  stream: string,
  commandId: string,
  expectedRevision: number,
  ...facts: NewFact[]
): AppendRequest => ({
  commandId,
  stream,
  expectedRevision,
  actor: 'tester',
  correlationId: 'correlation',
  causationId: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  facts,
});

export const renamed = (unit: string, commandId: string, expectedRevision: number, name = 'Sở Nội vụ'): AppendRequest =>
  request(`unit-${unit}`, commandId, expectedRevision, {
    type: 'UnitRenamed',
    validAt: '2026-01-05',
    data: { unit, name },
  });

export async function ok<Fail, A>(task: TaskEither<Fail, A>): Promise<A> {
  const result = await task();
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left));
  return result.right;
}

export async function refused<Fail>(task: TaskEither<Fail, unknown>): Promise<Fail> {
  const result = await task();
  if (E.isRight(result)) throw new Error('expected an error');
  return result.left;
}

export async function all(events: AsyncIterable<LoggedEvent>): Promise<readonly LoggedEvent[]> {
  const list: LoggedEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Opens stores on a server that the test names; they are closed after each test. */
export function storesOn(address: () => string) {
  const opened: EventStore[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  const opening = (options: Partial<EventStoreDbOptions> = {}): TaskEither<StoreError, EventStore> =>
    openEventStoreDb({
      address: `${address()}&ledger=hue`,
      clock: () => Date.parse('2026-01-05T01:00:00Z'),
      timeoutMilliseconds: 3_000,
      retryMilliseconds: 10_000,
      ...options,
    });
  const open = async (options: Partial<EventStoreDbOptions> = {}): Promise<EventStore> => {
    const store = await ok(opening(options));
    opened.push(store);
    return store;
  };
  const openLedger = async (options: Partial<EventStoreDbOptions> = {}): Promise<EventStore> => {
    const store = await open(options);
    await ok(store.append([request('ledger', 'open', -1, LEDGER_OPENED)]));
    return store;
  };
  return { opening, open, openLedger };
}
