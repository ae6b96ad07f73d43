import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { evaluate } from './approximate.js';

/** An example that an official can read: `facts` and `calculation` in words, `input` and `result` or `refusal` for the machine. */
interface Example {
  readonly title: string;
  readonly legalSource: string;
  /** `Điều 14.2b`; empty for plans and indicators. */
  readonly clauses: readonly string[];
  /** Rows of worked figures, `E2`. */
  readonly rows?: readonly string[];
  readonly facts: readonly string[];
  readonly calculation: readonly string[];
  readonly formula: string;
  readonly input: unknown;
  readonly result?: Readonly<Record<string, unknown>>;
  /** What is refused instead of computed. */
  readonly refusal?: { readonly code: string; readonly path: string; readonly article: string };
}

const folder = new URL('../examples/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string): Example => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Example;
const examples = files.map((file) => [file, read(file)] as const);

/** Clauses of the decree that decide a figure or a class: each needs an example. */
const CLAUSES = `
  Điều 5, Điều 6, Điều 7, Điều 8.1, Điều 8.2, Điều 8.3, Điều 8.4, Điều 8.5,
  Điều 11.1, Điều 11.2, Điều 11.3a, Điều 11.3b, Điều 11.3c, Điều 11.3d, Điều 12.2, Điều 12.3, Điều 13,
  Điều 14.2a, Điều 14.2b, Điều 14.2c, Điều 15.1a, Điều 15.1b, Điều 15.3a, Điều 15.3b, Điều 15.3c, Điều 15.4,
  Điều 16.1, Điều 16.2, Điều 17.1, Điều 17.3, Điều 18.1c, Điều 18.1d, Điều 19.1, Điều 19.2, Điều 19.3,
  Điều 20.1, Điều 20.2, Điều 20.3, Điều 20.4a, Điều 20.4b, Điều 20.4c, Điều 20.4d, Điều 20.5a, Điều 20.5b, Điều 20.6`
  .trim()
  .split(/,\s+/);

/** Rows of worked figures with the number of examples that each needs: E6 has four cap modes, E13 four readings, E15 six agencies. */
const ROWS = {
  ...{ E1: 1, E2: 1, E3: 1, E4: 1, E5x: 1, E5y: 1, E6: 4, E7: 2, E8: 1, E8b: 1, E8c: 1 },
  ...{ E9: 2, E10: 2, E11: 1, E12: 2, E13: 4, E14: 1, E15: 6 },
};

test.each(examples)('%s gives its result', (_file, { formula, input, result, refusal, ...example }) => {
  const expected = refusal === undefined ? { ok: true, answer: result } : { ok: false, error: refusal };
  expect(evaluate(formula, input)).toMatchObject(expected);
  expect(Object.keys(refusal ?? result ?? {}).length).toBeGreaterThan(formula === 'nd335/excellent-quota' ? 0 : 1);
  expect(Math.min(example.title.length, example.facts.length, example.calculation.length)).toBeGreaterThan(0);
});

test.each(CLAUSES)('%s has an example', (clause) => {
  expect(examples.filter(([, example]) => example.clauses.includes(clause)).length).toBeGreaterThan(0);
});

test.each(Object.entries(ROWS))('row %s has its %d examples', (row, count) => {
  expect(examples.filter(([, example]) => example.rows?.includes(row))).toHaveLength(count);
});

/** `Điều 14.2b` as a citation writes it. */
const inWords = (clause: string): string =>
  clause.replace(/^(Điều \d+)(?:\.(\d+))?([a-zđ])?$/, (_, article: string, paragraph?: string, point?: string) =>
    [article, ...(paragraph ? [`khoản ${paragraph}`] : []), ...(point ? [`điểm ${point}`] : [])].join(' '),
  );

describe('each example is of one piece', () => {
  test.each(examples)('%s cites its clauses', (_file, { clauses, legalSource }) => {
    for (const clause of clauses) expect(legalSource).toContain(inWords(clause));
  });

  test.each(examples.filter(([, { result }]) => typeof result?.['S'] === 'string'))(
    '%s: the calculation by hand arrives at the score',
    (_file, { calculation, result }) => {
      const [numerator = 0n, denominator = 1n] = String(result?.['S']).split('/').map(BigInt);
      const hundredths = ((numerator * 100n) / denominator).toString();
      const decimal = `${hundredths.slice(0, -2)},${hundredths.slice(-2)}`.replace(/,?0+$/, '');
      expect(calculation.join(' ')).toMatch(new RegExp(`(^|[^\\d,])${decimal}(?!\\d|,\\d)`));
    },
  );
});

test('the page for officials is current (else: npm run examples)', () => {
  const tool = fileURLToPath(new URL('../../.tooling/examples.mjs', import.meta.url));
  const page = execFileSync(process.execPath, [tool, '--print'], { encoding: 'utf8' });
  expect(readFileSync(new URL('README.md', folder), 'utf8')).toBe(page);
});
