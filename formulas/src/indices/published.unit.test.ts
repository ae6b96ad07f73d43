import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluate } from '../approximate.js';
import { compare, type Fraction, fraction, subtract } from '../testing/fraction.js';
import { casesOf } from '../testing/vectors.js';

/** A figure of a publication, or calculated beforehand, and the published case that computes it. */
interface PublishedFigure {
  readonly formula: string;
  readonly case: string;
  readonly key: string;
  readonly kind: 'PUBLISHED' | 'CALCULATED';
  readonly value: string;
  readonly tolerance: string;
  readonly source: string;
}

const figures = JSON.parse(
  readFileSync(new URL('../../vectors/published/indices.json', import.meta.url), 'utf8'),
) as readonly PublishedFigure[];

/** −x of a negative number, else x. */
const size = ([n, d]: Fraction): Fraction => [n < 0n ? -n : n, d];

function computed({ formula, case: id, key }: PublishedFigure): string {
  const found = casesOf(formula).find((vector) => vector.id === id);
  const result = evaluate(formula, found?.input);
  const value = result.ok ? result.answer[key] : null;
  if (typeof value !== 'string') throw new Error(`${formula} ${id} gives no ${key}`);
  return value;
}

test.each(
  figures.map((figure) => [`${figure.formula} ${figure.case} ${figure.key} = ${figure.value}`, figure] as const),
)('%s', (_name, figure) => {
  const off = size(subtract(fraction(computed(figure)), fraction(figure.value)));
  expect(compare(off, fraction(figure.tolerance)), computed(figure)).toBeLessThanOrEqual(0);
});

test('figures of every index with publications are among them, each with its source; none is far looser than its last digit', () => {
  const published = figures.filter(({ kind }) => kind === 'PUBLISHED');
  expect(new Set(published.map(({ formula }) => formula))).toEqual(
    new Set(['indices/dti', 'indices/pii', 'indices/pci', 'indices/hdi', 'indices/digital-economy', 'indices/growth']),
  );
  for (const { source, value, tolerance } of figures) {
    expect(source).not.toBe('');
    const lastDigit: Fraction = [1n, 10n ** BigInt((value.split('.')[1] ?? '').length)];
    expect(compare(fraction(tolerance), [lastDigit[0] * 6n, lastDigit[1]])).toBeLessThanOrEqual(0);
  }
});

test('of two published PII one is rounded up and one down, so both tolerances are needed', () => {
  const signs = figures
    .filter(({ formula }) => formula === 'indices/pii')
    .map((figure) => compare(fraction(figure.value), fraction(computed(figure))));
  expect(signs.sort()).toEqual([-1, 1]);
});
