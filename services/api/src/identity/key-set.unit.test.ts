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
  const world = { now: 0, published: [one] as Pair[], up: true, asked: 0, hangs: null as Promise<void> | null };
  const load = async (): Promise<JSONWebKeySet> => {
    world.asked++;
    await world.hangs;
    if (!world.up) throw new Error('down');
    return { keys: world.published.map(({ jwk }) => jwk) };
  };
  const keys = createKeySet({ load, now: () => world.now });
  const orWhyNot = async <A>(asked: Promise<A>): Promise<A | string> => {
    try {
      return await asked;
    } catch (error) {
      return error instanceof KeysUnavailable ? `down ${error.retryAfterSeconds}` : (error as Error).name;
    }
  };
  const find = (pair: Pair): Promise<string> =>
    orWhyNot(
      (async () => {
        await keys({ alg: 'ES256', kid: pair.kid }, { payload: '', signature: '' });
        return 'found';
      })(),
    );
  return { world, find, generation: () => orWhyNot(keys.generation()) };
}

const MINUTE = 60_000;

test('A key that was withdrawn stops working once keys are old, with the first request after a quiet time.', async () => {
  const { world, find } = setup();
  expect(await find(one)).toBe('found');
  world.published = [two];
  world.now = 10 * MINUTE + 1;
  expect([await find(one), world.asked]).toEqual(['JWKSNoMatchingKey', 2]);
});

test('Where requests come all the time keys are fetched behind one of them, before they are old.', async () => {
  const { world, find } = setup();
  await find(one);
  world.now = 5 * MINUTE;
  expect([await find(one), world.asked]).toEqual(['found', 1]);
  world.now = 5 * MINUTE + 1;
  world.hangs = new Promise(() => undefined);
  expect([await find(one), world.asked]).toEqual(['found', 2]);
});

test('A clock that is set back makes keys old, and does not keep the issuer from being asked.', async () => {
  const { world, find } = setup();
  world.now = 60 * MINUTE;
  await find(one);
  world.published = [two];
  world.now = 0;
  expect([await find(one), world.asked]).toEqual(['JWKSNoMatchingKey', 2]);
});

test('While the issuer is down old keys go on for an hour, and it is left alone between attempts.', async () => {
  const { world, find } = setup();
  await find(one);
  world.up = false;
  world.now = 59 * MINUTE;
  expect(await find(two)).toBe('down 30');
  for (let i = 0; i < 5; i++) expect(await find(one)).toBe('found');
  expect(world.asked).toBe(2);
  world.now += 30_000;
  world.up = true;
  world.published = [one, two];
  expect([await find(two), await find(one), world.asked]).toEqual(['found', 'found', 3]);
});

test('Then nobody is believed until the issuer is asked again and answers.', async () => {
  const { world, find, generation } = setup();
  await find(one);
  world.up = false;
  world.now = 60 * MINUTE;
  expect(await generation()).toBe(1);
  world.now += 10_000;
  expect([await find(one), await generation(), world.asked]).toEqual(['down 20', 'down 20', 2]);
  world.up = true;
  expect([await find(one), world.asked]).toEqual(['down 20', 2]);
  world.now += 20_000;
  expect([await generation(), await find(one), world.asked]).toEqual([2, 'found', 3]);
});

test('Of many requests at once one asks the issuer.', async () => {
  const { world, find } = setup();
  expect(await Promise.all(Array.from({ length: 10 }, () => find(one)))).toEqual(Array(10).fill('found'));
  expect(world.asked).toBe(1);
});
