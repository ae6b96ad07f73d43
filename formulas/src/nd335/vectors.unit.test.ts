import { describe, expect, test } from 'vitest';
import { evaluate, formulaSet } from '../index.js';
import { bigIntegers } from '../numbers/index.js';
import vectors from './nd335.vectors.json' with { type: 'json' };

interface Vector {
  readonly id: string;
  readonly input: unknown;
  readonly expected: Readonly<Record<string, unknown>>;
}

/** Vectors of formulas that are released later; the test below fails as soon as one of them is released. */
const LATER: readonly string[] = [];

const { format: _format, ...byFormula } = vectors;
const groups = Object.entries(byFormula) as unknown as [string, readonly Vector[]][];

test('the vectors of every formula run, or are named as belonging to a later one', () => {
  const released = formulaSet().map((ref) => ref.split('@')[0]);
  const unreleased = groups.map(([formula]) => formula).filter((formula) => !released.includes(formula));
  expect(unreleased).toEqual(LATER);
});

describe.each(groups.filter(([formula]) => !LATER.includes(formula)))('%s', (formula, cases) => {
  test.each(cases.map((vector) => [vector.id, vector] as const))('%s', (_id, { input, expected }) => {
    for (const options of [{}, { derivation: false }, { numbers: bigIntegers }]) {
      const result = evaluate(formula, input, options);
      if ('error' in expected) expect(result).toMatchObject({ ok: false, error: { code: expected['error'] } });
      else expect(result).toMatchObject({ ok: true, answer: expected });
    }
  });
});
