import { expect, test } from 'vitest';
import { lookTogether } from './look-together.js';

test('whoever asks before a look begins shares it, whoever asks later gets another one', async () => {
  let recorded = 0;
  let looks = 0;
  const ask = lookTogether(async () => {
    looks += 1;
    const seen = recorded;
    await new Promise((done) => setTimeout(done, 5));
    return seen;
  });
  const first = [ask(), ask()];
  recorded = 1;
  first.push(ask());
  await new Promise((done) => setImmediate(done));
  recorded = 2;
  const later = ask();
  expect(await Promise.all(first)).toEqual([1, 1, 1]);
  expect(await later).toBe(2);
  expect(looks).toBe(2);
});

test('a look that fails is told to all who share it, and the next one is made anew', async () => {
  let fails = true;
  const ask = lookTogether(async () => {
    if (fails) throw new Error('no');
    return 'yes';
  });
  const both = await Promise.allSettled([ask(), ask()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await ask()).toBe('yes');
});
