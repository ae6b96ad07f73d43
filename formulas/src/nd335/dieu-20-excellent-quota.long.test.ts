import { expect, test } from 'vitest';
import { evaluate } from '../index.js';
import { mostExcellent } from '../testing/quota.oracle.js';

test('the closed form is what trying every number gives, N = 0..2000, every whole percent from 20 to 25', () => {
  for (let percent = 20; percent <= 25; percent++) {
    for (const base of ['GOOD_ONLY', 'GOOD_AND_ABOVE'] as const) {
      for (let candidatesAtLeastGood = 0; candidatesAtLeastGood <= 2000; candidatesAtLeastGood++) {
        const result = evaluate(
          'nd335/excellent-quota',
          { candidatesAtLeastGood, rate: `${percent}/100`, base },
          { derivation: false },
        );
        const expected = mostExcellent(candidatesAtLeastGood, [percent, 100], base);
        if (!result.ok || result.answer['maxExcellent'] !== expected)
          expect(result, `${candidatesAtLeastGood} ${percent} ${base}`).toEqual(expected);
      }
    }
  }
});
