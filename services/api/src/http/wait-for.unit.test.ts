import type { EngineError, LedgerInfo } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { waitForOrdinal } from './wait-for.js';

const NEVER = new AbortController().signal;
const ledger = (ordinal: number): LedgerInfo => ({ id: 'x', kind: 'live', city: 'hue', ordinal });
/** An engine whose ledger grows by one with every look. */
function growing(from: number) {
  let ordinal = from - 1;
  return { refresh: () => async () => E.right(ledger(++ordinal)) };
}
const silent = { refresh: () => () => new Promise<never>(() => undefined) };

test('looks again until the ledger is long enough', async () => {
  expect(await waitForOrdinal(growing(1), { waitFor: 4, waitSeconds: 30 }, NEVER)).toEqual(E.right(null));
});

test('asks nothing where nothing is waited for', async () => {
  expect(await waitForOrdinal(silent, {}, NEVER)).toEqual(E.right(null));
});

test('ends also where the store never answers', async () => {
  expect(await waitForOrdinal(silent, { waitFor: 4, waitSeconds: 0 }, NEVER)).toMatchObject({
    left: { status: 503, code: 'NOT_YET_RECORDED', headers: { 'retry-after': '1', 'kpi-basis-ordinal': '0' } },
  });
});

test('ends when nobody waits for the answer any more', async () => {
  const gone = new AbortController();
  const waited = waitForOrdinal(silent, { waitFor: 4, waitSeconds: 30 }, gone.signal);
  gone.abort();
  expect(E.isLeft(await waited)).toBe(true);
});

test('tells what the store says', async () => {
  const error: EngineError = {
    ...{ kind: 'UNAVAILABLE', code: 'STORE_UNAVAILABLE', path: 'store', article: null },
    ...{ message: 'Không dùng được kho dữ liệu', detail: 'the store is unavailable' },
  };
  const broken = { refresh: () => async () => E.left(error) };
  expect(await waitForOrdinal(broken, { waitFor: 4 }, NEVER)).toMatchObject({
    left: { status: 503, code: 'STORE_UNAVAILABLE' },
  });
});

test('so many wait at a time; who comes then is sent away at once, and when they have left others may wait', async () => {
  const short = { refresh: () => async () => E.right(ledger(1)) };
  const gone = new AbortController();
  const waits = Array.from({ length: 20 }, () => waitForOrdinal(short, { waitFor: 9, waitSeconds: 30 }, gone.signal));
  await new Promise((done) => setTimeout(done, 20));
  expect(await waitForOrdinal(short, { waitFor: 9, waitSeconds: 30 }, NEVER)).toMatchObject({
    left: { status: 503, code: 'OVERLOADED' },
  });
  expect(await waitForOrdinal(short, { waitFor: 1, waitSeconds: 30 }, NEVER)).toEqual(E.right(null));
  gone.abort();
  await Promise.all(waits);
  expect(await waitForOrdinal(growing(1), { waitFor: 4, waitSeconds: 30 }, NEVER)).toEqual(E.right(null));
});
