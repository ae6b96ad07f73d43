import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { evaluate, listFormulas } from './index.js';
import * as decree from './nd335.js';

const source = dirname(fileURLToPath(import.meta.url));

const ANY = /^(?:import|export)\b[^;]*?\bfrom '([^']+)'/gm;
/** What is there when it runs: types are not. */
const LOADED = /^(?:import|export) (?!type\b)[^;]*?\bfrom '([^']+)'/gm;

/** Every file that an entry reaches, and every import that leaves the package; what it loads only when it needs it is not among them. */
function reach(
  entry: string,
  imports = ANY,
): { readonly files: readonly string[]; readonly outside: readonly string[] } {
  const files = [entry];
  const outside = new Set<string>();
  for (const file of files) {
    for (const [, imported = ''] of readFileSync(file, 'utf8').matchAll(imports)) {
      const path = join(dirname(file), imported.replace(/\.js$/, '.ts'));
      if (!imported.startsWith('.')) outside.add(imported);
      else if (!files.includes(path)) files.push(path);
    }
  }
  return { files, outside: [...outside].sort() };
}

test('the core entry imports nothing from outside and no codec', () => {
  const { files, outside } = reach(join(source, 'index.ts'));
  expect(outside).toEqual([]);
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter((file) => /codecs|\/schemas/.test(file))).toEqual([]);
});

test('the entry of the decree reaches no plan and no index', () => {
  const { files, outside } = reach(join(source, 'nd335.ts'));
  expect(outside).toEqual([]);
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => /indices|attainment|completion|maturity|registry|codecs|\/schemas/.test(file))).toEqual(
    [],
  );
});

test('the entry of plain scores loads whole numbers only', () => {
  const { files, outside } = reach(join(source, 'plain.ts'), LOADED);
  expect(outside).toEqual([]);
  expect(files.map((file) => file.slice(source.length + 1)).sort()).toEqual([
    ...['numbers/display.ts', 'numbers/quick-display.ts', 'numbers/whole-steps.ts', 'plain.ts'],
    ...['plain/fraction-text.ts', 'plain/period-score.ts', 'plain/usual-input.ts', 'plain/usual-readings.ts'],
    ...['plain/whole-score.ts', 'plain/work.ts'],
  ]);
});

test('the entry of the decree answers as the whole, and knows no other formula', () => {
  const ofDecree = listFormulas().filter(({ id }) => id.startsWith('nd335/'));
  for (const { id, example } of ofDecree) expect(decree.evaluate(id, example)).toEqual(evaluate(id, example));
  expect(decree.evaluate('indices/hdi', {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_FORMULA' } });
});

test('the schemas entry imports nothing from outside either', () => {
  expect(reach(join(source, 'schemas.ts')).outside).toEqual([]);
});

test('the codecs entry needs fp-ts and io-ts only', () => {
  expect(reach(join(source, 'codecs.ts')).outside).toEqual(['io-ts']);
});

test('the approximate entry needs decimal.js only, in one file', () => {
  const { files, outside } = reach(join(source, 'approximate.ts'));
  expect(outside).toEqual(['decimal.js']);
  expect(files.filter((file) => readFileSync(file, 'utf8').includes("from 'decimal.js'"))).toEqual([
    join(source, 'approximate', 'decimals.ts'),
  ]);
});

afterEach(() => vi.unstubAllGlobals());

test('no formula reads a clock, randomness, a locale, the environment or the network', () => {
  const forbidden = (name: string) =>
    new Proxy(function forbidden() {}, {
      get: () => {
        throw new Error(`a formula used ${name}`);
      },
      apply: () => {
        throw new Error(`a formula used ${name}`);
      },
      construct: () => {
        throw new Error(`a formula used ${name}`);
      },
    });
  const run = () => JSON.stringify(listFormulas().map(({ id, example }) => evaluate(id, example)));
  const before = run();
  vi.stubGlobal(
    'Math',
    new Proxy(Math, { get: (math, key) => (key === 'random' ? forbidden('Math.random') : Reflect.get(math, key)) }),
  );
  for (const name of ['Date', 'Intl', 'fetch', 'crypto', 'setTimeout', 'performance'])
    vi.stubGlobal(name, forbidden(name));
  const during = run();
  vi.unstubAllGlobals();
  expect(during).toBe(before);
});
