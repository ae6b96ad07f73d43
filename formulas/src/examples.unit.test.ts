import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { evaluate } from './index.js';

/** An example that an official can read: `facts` and `calculation` in words, `input` and `result` for the machine. */
interface Example {
  readonly title: string;
  readonly legalSource: string;
  readonly facts: readonly string[];
  readonly calculation: readonly string[];
  readonly formula: string;
  readonly input: unknown;
  readonly result: Readonly<Record<string, unknown>>;
}

const folder = new URL('../examples/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string): Example => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Example;

test.each(files.map((file) => [file, read(file)] as const))('%s: $title', (_file, example) => {
  expect(evaluate(example.formula, example.input)).toMatchObject({ ok: true, answer: example.result });
  expect(Object.keys(example.result).length).toBeGreaterThan(1);
  expect(Math.min(example.title.length, example.facts.length, example.calculation.length)).toBeGreaterThan(0);
});

test('the list of examples names every file with its title', () => {
  const list = readFileSync(new URL('README.md', folder), 'utf8');
  for (const file of files) expect(list).toContain(`(${file}) | ${read(file).title} |`);
  expect(files.length).toBeGreaterThanOrEqual(5);
});
