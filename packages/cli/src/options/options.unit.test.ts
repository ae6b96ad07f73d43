import { isPeriod } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { parseDecision } from './decision.js';
import { endOfPeriod } from './period.js';
import { readSettings } from './settings.js';

describe('--decision', () => {
  test.each([
    ['335/QĐ-UBND/2026-04-05', '335/QĐ-UBND', '2026-04-05'],
    ['335/QĐ-UBND/05-04-2026', '335/QĐ-UBND', '2026-04-05'],
    ['12/2026-04-05', '12', '2026-04-05'],
  ])('%s is split at the last slash', (text, number, date) => {
    expect(parseDecision(text)).toEqual(E.right({ number, date }));
  });

  test.each(['335/QĐ-UBND', '2026-04-05', '/2026-04-05', '335/QĐ-UBND/2026-02-30', '335/QĐ-UBND/', ''])(
    '%s is wrong usage',
    (text) => {
      const parsed = parseDecision(text);
      expect(E.isLeft(parsed) && parsed.left.exit).toBe(2);
    },
  );
});

test('the last day of a period', () => {
  const days = ['2026-02', '2028-02', '2026-04', '2026-Q1', '2026-Q2', '2026-H1', '2026-H2', '2026'].map(endOfPeriod);
  expect(days).toEqual([
    '2026-02-28',
    '2028-02-29',
    '2026-04-30',
    '2026-03-31',
    '2026-06-30',
    '2026-06-30',
    '2026-12-31',
    '2026-12-31',
  ]);
});

test('what is a period', () => {
  for (const text of ['2026', '2026-12', '2026-Q4', '2026-H2']) expect(isPeriod(text)).toBe(true);
  for (const text of ['2026-13', '2026-Q5', '2026-H3', '26', '2026-1', '2026-q1', ''])
    expect(isPeriod(text)).toBe(false);
});

describe('settings', () => {
  test('defaults', () => {
    expect(readSettings({})).toEqual(
      E.right({
        store: 'sqlite:./data/kpi.db',
        format: 'table',
        lang: 'vi',
        actor: 'cli',
        decision: null,
        clock: null,
        verified: false,
      }),
    );
  });

  test('a clock is an instant with its zone', () => {
    const at = readSettings({ clock: '2026-04-05T09:00:00+07:00' });
    expect(E.isRight(at) && at.right.clock).toBe(Date.UTC(2026, 3, 5, 2));
    for (const clock of ['2026-04-05', '2026-04-05T09:00:00', 'now', '2026-13-05T09:00:00Z']) {
      const wrong = readSettings({ clock });
      expect(E.isLeft(wrong) && wrong.left.exit, clock).toBe(2);
    }
  });

  test('an actor is an id', () => {
    const wrong = readSettings({ actor: 'Nguyễn Văn A' });
    expect(E.isLeft(wrong) && wrong.left).toMatchObject({ exit: 2, path: '--actor' });
  });
});
