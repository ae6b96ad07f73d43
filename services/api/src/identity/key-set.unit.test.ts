import type { JSONWebKeySet } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { makePair, type Pair } from '../testing/issuer.js';
import { createKeySet, KeysUnavailable } from './key-set.js';

let one: Pair;
let two: Pair;
beforeAll(async () => {
  [one, two] = await Promise.all([makePair('one', 'ES256'), makePair('two', 'ES256')]);
});

/** An issuer without a network, by a clock that stands until it is moved. */
function setup() {
  const world = { now: 0, published: [one] as Pair[], up: true, asked: 0 };
  const load = async (): Promise<JSONWebKeySet> => {
    world.asked++;
    if (!world.up) throw new Error('down');
    return { keys: world.published.map(({ jwk }) => jwk) };
  };
  const keys = createKeySet({ load, now: () => world.now });
  const find = async (pair: Pair): Promise<string> => {
    try {
      await keys({ alg: 'ES256', kid: pair.kid }, { payload: '', signature: '' });
      return 'found';
    } catch (error) {
      return error instanceof KeysUnavailable ? `down ${error.retryAfterSeconds}` : (error as Error).name;
    }
  };
  return { world, find };
}

const MINUTE = 60_000;

test('A key that was withdrawn stops working once keys are old: they are fetched behind a request that still uses them.', async () => {
  const { world, find } = setup();
  expect(await find(one)).toBe('found');
  world.published = [two];
  world.now = 10 * MINUTE;
  expect([await find(one), world.asked]).toEqual(['found', 1]);
  world.now = 10 * MINUTE + 1;
  expect(await find(one)).toBe('found');
  // Behind the request: its end is awaited by the next one with an unknown key.
  expect(await find(two)).toBe('found');
  expect([await find(one), world.asked]).toEqual(['JWKSNoMatchingKey', 2]);
});

test('A clock that is set back makes keys old, and does not keep the issuer from being asked.', async () => {
  const { world, find } = setup();
  world.now = 60 * MINUTE;
  await find(one);
  world.published = [two];
  world.now = 0;
  expect(await find(one)).toBe('found');
  expect(await find(two)).toBe('found');
  expect([await find(one), world.asked]).toEqual(['JWKSNoMatchingKey', 2]);
});

test('While the issuer is down old keys go on, and it is left alone between attempts.', async () => {
  const { world, find } = setup();
  await find(one);
  world.up = false;
  world.now = 60 * MINUTE;
  expect(await find(two)).toBe('down 30');
  for (let i = 0; i < 5; i++) expect(await find(one)).toBe('found');
  expect(world.asked).toBe(2);
  world.now += 30_000;
  world.up = true;
  world.published = [one, two];
  expect([await find(two), await find(one), world.asked]).toEqual(['found', 'found', 3]);
});

test('Of many requests at once one asks the issuer.', async () => {
  const { world, find } = setup();
  expect(await Promise.all(Array.from({ length: 10 }, () => find(one)))).toEqual(Array(10).fill('found'));
  expect(world.asked).toBe(1);
});
