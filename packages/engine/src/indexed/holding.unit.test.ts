import { expect, test } from 'vitest';
import { Holding } from './holding.js';

test('what was found inside holds no further than what surrounds it, and the other way round', () => {
  const holding = new Holding();
  const outer = holding.during(() => {
    holding.note({ from: 3, to: 20 });
    const inner = holding.during(() => {
      holding.note({ from: 5, to: 30 });
      return 'inner';
    });
    expect(inner).toEqual({ value: 'inner', from: 5, to: 30 });
    return 'outer';
  });
  expect(outer).toEqual({ value: 'outer', from: 5, to: 20 });
});

test('what was computed before is noted again', () => {
  const holding = new Holding();
  let computed = 0;
  const found = holding.once(() => {
    computed += 1;
    holding.note({ from: 7, to: 9 });
  });
  const each = holding.onceFor((key: number) => holding.note({ from: key, to: 9 }));
  for (const _ of [1, 2]) expect(holding.during(found)).toMatchObject({ from: 7, to: 9 });
  for (const _ of [1, 2]) expect(holding.during(() => each(4))).toMatchObject({ from: 4, to: 9 });
  expect(computed).toBe(1);
});

test('what rests on everything holds nowhere else', () => {
  const holding = new Holding();
  expect(holding.during(() => holding.noteNowhere()).to).toBe(0);
});
