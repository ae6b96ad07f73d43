import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from './approximate.js';
import { type Derivation, evaluateTyped, findFormula, formulaSet, generalScoreFormula, listFormulas } from './index.js';
import { vectorFiles } from './testing/vectors.js';

const formulas = listFormulas();

describe('every formula', () => {
  test.each(formulas.map((formula) => [formula.id, formula] as const))(
    '%s: its example works, with and without derivation',
    (id, { example, version, input, answer }) => {
      const [explained, plain] = [evaluate(id, example), evaluate(`${id}@${version}`, example, { derivation: false })];
      if (!explained.ok || !plain.ok) throw new Error(JSON.stringify([explained, plain]));
      const { derivation, ...rest } = explained.answer;
      expect(rest).toEqual(plain.answer);
      expect(plain.answer).not.toHaveProperty('derivation');
      const nodes = [derivation as Derivation];
      for (const node of nodes) {
        nodes.push(...node.children);
        expect(node.formula).toBe(`${id}@${version}`);
        expect(node.label).not.toBe('');
        expect(node.citation).not.toBe('');
      }
      expect(Object.keys(example as object).every((key) => key in input)).toBe(true);
      expect(Object.keys(rest).filter((key) => key !== 'display' && !(key in answer))).toEqual([]);
    },
  );

  test.each(formulas.map(({ id }) => id))(
    '%s never throws on any JSON and names code, place and both languages',
    (id) => {
      const example = formulas.find((formula) => formula.id === id)?.example as Record<string, unknown>;
      const broken = fc
        .record({ key: fc.constantFrom(...Object.keys(example)), value: fc.jsonValue() })
        .map(({ key, value }) => ({ ...example, [key]: value }));
      fc.assert(
        fc.property(fc.oneof(fc.jsonValue(), broken), (input) => {
          const result = evaluate(id, input);
          if (result.ok) return;
          const { code, message, messageVi, article } = result.error;
          expect(code).toMatch(/^[A-Z_]+$/);
          expect(message !== '' && messageVi !== '' && article !== null).toBe(true);
        }),
        { numRuns: 300 },
      );
    },
  );
});

/** Every node of a derivation, from the root. */
function nodesOf(root: Derivation): readonly Derivation[] {
  return [root, ...root.children.flatMap(nodesOf)];
}

const cases = [
  ...formulas.map(({ id, example }) => [id, example] as const),
  ...vectorFiles.flatMap(({ formula, cases }) => cases.map(({ input }) => [formula, input] as const)),
  ['attainment/target', { comparator: '<=', value: '2', actual: '6', baseline: '5' }] as const,
];

test('every number of an answer stands in its derivation, and every parameter has a source', () => {
  for (const [id, input] of cases) {
    const result = evaluate(id, input);
    if (!result.ok) continue;
    const { derivation, display, ...values } = result.answer;
    const nodes = nodesOf(derivation as Derivation);
    const said = nodes.flatMap(({ value, expression }) => [value, ...expression.split(/[ ;,()]+/)]);
    for (const [key, value] of Object.entries(values)) {
      const isNumber = typeof value === 'number' || (key in display && value !== null);
      if (isNumber) expect(said, `${id}: ${key} of ${JSON.stringify(input)}`).toContain(`${value}`);
    }
    for (const { source } of nodes.flatMap(({ parameters }) => parameters)) expect(source).not.toBe('');
  }
  expect(cases.length).toBeGreaterThan(60);
});

test('an unknown formula or version is a typed error that lists the known ones', () => {
  expect(evaluate('nd335/bonus', {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_FORMULA' } });
  expect(evaluate('nd335/classify@99', {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_FORMULA' } });
  expect(evaluate('__proto__', {})).toMatchObject({ ok: false });
  expect(findFormula('nd335/classify')?.ref).toBe('nd335/classify@1');
});

test('what is no JSON at all is refused too', () => {
  const circular: Record<string, unknown> = { S: '95' };
  circular['overrides'] = circular;
  for (const input of [undefined, Symbol('x'), 1n, () => 0, circular, { S: 1n, overrides: [] }, new Map()]) {
    expect(evaluate('nd335/classify', input)).toMatchObject({ ok: false });
  }
});

test('keys of the prototype are not input', () => {
  const hidden = JSON.parse('{"__proto__": {"S": "95"}, "overrides": []}') as unknown;
  expect(evaluate('nd335/classify', hidden)).toMatchObject({
    ok: false,
    error: { code: 'UNKNOWN_FIELD', path: '__proto__' },
  });
  expect(evaluate('nd335/classify', Object.create({ S: '95', overrides: [] }))).toMatchObject({
    ok: false,
    error: { code: 'MISSING_FIELD' },
  });
});

test('the formula set names every released version that an answer of a ledger may rest on once, sorted; no index, no framework', () => {
  const set = formulaSet();
  expect(set).toEqual([...new Set(set)].sort());
  expect(set).toEqual(
    formulas
      .filter(({ id }) => !id.startsWith('indices/') && !id.startsWith('maturity/'))
      .map(({ id, version }) => `${id}@${version}`)
      .sort(),
  );
  expect(set).toContain('nd335/period-score@1');
});

test('a typed input gives the same answer as its JSON, and a refusal as a value', () => {
  const input = { confirmed: { 'I.1': '5' } } as const;
  expect(evaluateTyped(generalScoreFormula, input)).toEqual(evaluate('nd335/general-score', input));
  expect(evaluateTyped(generalScoreFormula, { confirmed: { 'I.1': '6' } })).toMatchObject({
    ok: false,
    error: { code: 'CELL_OUT_OF_RANGE' },
  });
});
