import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packedOnce } from './packed.js';

const body = Buffer.alloc(10_000, 'x');

test('a body is packed once, also for who asks while that is under way', async () => {
  let times = 0;
  const packed = packedOnce(body, async (of) => {
    times += 1;
    return of.subarray(0, 10);
  });
  const [one, other] = await Promise.all([packed?.(), packed?.()]);
  expect([times, one === other, one?.length]).toEqual([1, true, 10]);
});

test('where it cannot be packed it is sent as it is, and tried again the next time', async () => {
  let failures = 1;
  const packed = packedOnce(body, async (of) => {
    failures -= 1;
    if (failures === 0) throw new Error('no memory');
    return of;
  });
  expect(await packed?.()).toBe(null);
  expect(await packed?.()).toBe(body);
});

test('it is the same body, and a short one is not packed', async () => {
  expect(gunzipSync((await packedOnce(body)?.()) ?? Buffer.alloc(0))).toEqual(body);
  expect(packedOnce(Buffer.alloc(8 * 1024))).toBe(null);
});
