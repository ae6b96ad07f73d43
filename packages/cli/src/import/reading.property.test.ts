import { cells as cell, columnLetter, readCsv, typedNumber } from '@kpi-ledger/intake';
import * as fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { parseDecision } from '../options/decision.js';
import { csvText } from '../terminal/csv.js';

/** A decimal as somebody types it: at most 15 significant digits, no needless zeros. */
const typed = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([negative, digits, places]) => {
    const whole = String(digits).padStart(places + 1, '0');
    const text = places === 0 ? whole : `${whole.slice(0, -places)}.${whole.slice(-places)}`.replace(/\.?0+$/, '');
    return `${negative ? '-' : ''}${text}`;
  });

describe('numbers', () => {
  test('what a spreadsheet keeps of a number, with all digits of the binary one, is read as it was typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(typedNumber(Number(text).toPrecision(17))).toBe(text);
        expect(typedNumber(Number(text).toExponential())).toBe(text);
      }),
    );
  });

  test('with a comma or a point they are the same', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(cell.decimal.read(text.replace('.', ','))).toEqual(E.right(text));
        expect(cell.decimal.read(text)).toEqual(E.right(text));
      }),
    );
  });
});

test('CSV that this program writes reads back cell by cell', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
    .filter((text) => text.trim() === text && !text.startsWith('#'));
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(table, (rows) => {
      const header = (rows[0] ?? []).map((_, i) => `c${i}`);
      const read = readCsv('x.csv', new TextEncoder().encode(csvText(header, rows)));
      expect(E.isRight(read) && read.right.rows.map(({ cells }) => cells)).toEqual([header, ...rows]);
    }),
  );
});

test('a decision is its number and its date, whatever slashes the number has', () => {
  const part = fc.stringMatching(/^[A-ZĐ0-9-]{1,6}$/u);
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 4 }),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
      (parts, day) => {
        const [number, date] = [parts.join('/'), day.toISOString().slice(0, 10)];
        expect(parseDecision(`${number}/${date}`)).toEqual(E.right({ number, date }));
      },
    ),
  );
});

test('column letters count like a spreadsheet', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (index) => {
      const back = [...columnLetter(index)].reduce((n, letter) => n * 26 + (letter.charCodeAt(0) - 64), 0);
      expect(back - 1).toBe(index);
    }),
  );
});
