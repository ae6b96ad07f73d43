import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../approximate.js';
import { type EvaluatedAnswer, listFormulas } from '../index.js';
import { bigIntegers } from '../numbers/index.js';
import { vectorFiles } from '../testing/vectors.js';

test('every released formula has its published cases, with errors among them, and ids that are unique', () => {
  expect(vectorFiles.map(({ formula, version }) => `${formula}@${version}`).sort()).toEqual(
    listFormulas()
      .map(({ id, version }) => `${id}@${version}`)
      .sort(),
  );
  for (const { formula, cases } of vectorFiles) {
    const ids = cases.map(({ id }) => id);
    expect(new Set(ids).size, formula).toBe(ids.length);
    expect(cases.filter(({ expected }) => 'error' in expected).length, formula).toBeGreaterThan(4);
  }
  const all = vectorFiles.flatMap(({ cases }) => cases).length;
  expect(all).toBeGreaterThanOrEqual(300);
  const readme = readFileSync(new URL('../../vectors/README.md', import.meta.url), 'utf8');
  for (const [said] of readme.matchAll(/\d{3,} (?=cases|equal)/g)) expect(Number(said)).toBe(all);
});

test('the worked examples of the decree specification are among them', () => {
  const ids = vectorFiles.filter(({ formula }) => formula.startsWith('nd335/')).flatMap(({ cases }) => cases);
  const has = (example: string) => ids.some(({ id }) => new RegExp(`^${example}($|[^0-9])`).test(id));
  const examples = Array.from({ length: 15 }, (_, index) => `E${index + 1}`);
  // The leader of E8 is the case L1, the groups of E14 are `groups`.
  expect(examples.filter((example) => !has(example))).toEqual([]);
  expect(ids.filter(({ id }) => ['L1', 'groups'].includes(id))).toHaveLength(2);
});

/** The answer as it is published: of a warning its code, no derivation. */
function publishedPart({ derivation: _derivation, ...answer }: EvaluatedAnswer): unknown {
  const warnings = answer['warnings'];
  return Array.isArray(warnings)
    ? { ...answer, warnings: warnings.map(({ code }: { readonly code: string }) => ({ code })) }
    : answer;
}

describe.each(vectorFiles.map((file) => [`${file.formula}@${file.version}`, file.cases] as const))(
  '%s',
  (ref, cases) => {
    test.each(cases.map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
      for (const options of [{}, { derivation: false }, { numbers: bigIntegers }]) {
        const result = evaluate(ref, input, options);
        if ('error' in expected) expect(result).toMatchObject({ ok: false, error: { code: expected['error'] } });
        else expect(result.ok ? publishedPart(result.answer) : result.error).toEqual(expected);
      }
    });
  },
);
