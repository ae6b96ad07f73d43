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
    expect(inner).toMatchObject({ value: 'inner', from: 5, to: 30 });
    return 'outer';
  });
  expect(outer).toMatchObject({ value: 'outer', from: 5, to: 20 });
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

test('it is the same on the days on which all that was looked at on the day is; days that are the same anyway decide nothing', () => {
  const holding = new Holding();
  const day = { today: 20, until: 100 };
  const on = (first: number, before: number, at: number) => holding.noteOn({ from: 0, to: 50, first, before }, at);
  expect(
    holding.during(() => {
      on(10, 40, 20);
      on(5, 30, 20);
      on(100, 101, 100);
    }, day),
  ).toMatchObject({ first: 10, before: 30 });
  expect(holding.during(() => on(10, 40, 19), day)).toMatchObject({ first: 20, before: 21 });
});

test('of what was found inside the days count only where it was asked for the same day', () => {
  const holding = new Holding();
  const day = { today: 20, until: 100 };
  const inside = (of: typeof day | null) => () =>
    holding.during(() => holding.noteOn({ from: 0, to: 50, first: 10, before: 40 }, 20), of);
  expect(holding.during(inside(day), day)).toMatchObject({ first: 10, before: 40 });
  for (const other of [null, { today: 30, until: 100 }])
    expect(holding.during(inside(other), day)).toMatchObject({ first: 20, before: 21 });
  const kept = holding.once(() => holding.noteOn({ from: 0, to: 50, first: 10, before: 40 }, 20), day);
  for (const _ of [1, 2]) expect(holding.during(kept, day)).toMatchObject({ first: 10, before: 40 });
});
