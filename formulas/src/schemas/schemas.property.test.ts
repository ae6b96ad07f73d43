import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../approximate.js';
import { inputCodecs } from '../codecs/inputs.js';
import { findFormula, listFormulas } from '../index.js';
import { formulaSchemas } from '../schemas.js';
import { casesOf } from '../testing/vectors.js';

const folder = fileURLToPath(new URL('../../schemas/', import.meta.url));
const formulas = listFormulas();
const ids = formulas.map(({ id }) => id) as (keyof typeof inputCodecs)[];
const examplesFolder = fileURLToPath(new URL('../../examples/', import.meta.url));
/** The examples that officials read. */
const examples = readdirSync(examplesFolder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(examplesFolder + name, 'utf8')) as { formula: string; input: unknown });
const PARTS = ['input', 'answer'] as const;

const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false });
const published = (id: string, part: 'input' | 'answer'): object =>
  JSON.parse(readFileSync(`${folder}${id}.${part}.json`, 'utf8')) as object;
const validators = Object.fromEntries(
  ids.map((id) => [id, { input: ajv.compile(published(id, 'input')), answer: ajv.compile(published(id, 'answer')) }]),
);
const validator = (id: string, part: 'input' | 'answer') => {
  const validate = validators[id]?.[part];
  if (validate === undefined) throw new Error(`no schema of ${id}`);
  return validate;
};

/** The reader decides about the shape; a codec is the reader, so it stands for it here. */
const readerTakes = (id: keyof typeof inputCodecs, input: unknown): boolean => inputCodecs[id].is(input);

test('the files are those of the readers, for every formula and nothing else (else: npm run schemas)', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  expect(files.sort()).toEqual(ids.flatMap((id) => PARTS.map((part) => `${id}.${part}.json`)).sort());
  for (const id of ids) for (const part of PARTS) expect(published(id, part)).toEqual(formulaSchemas(id)?.[part]);
});

test('schemas are found by id and by version, and of nothing else', () => {
  expect(formulaSchemas('nd335/classify@1')).toEqual(formulaSchemas('nd335/classify'));
  expect(formulaSchemas('nd335/classify@99')).toBeUndefined();
  expect(formulaSchemas('nd335/nothing')).toBeUndefined();
});

/** Somewhere in a value another value: what a careless client may send. */
const JUNK = fc.constantFrom<unknown>(
  null,
  '',
  'x',
  '1',
  '1/2',
  '-3',
  '01',
  '1/0',
  '1e3',
  ' 1',
  '25.50',
  '+1',
  0,
  1,
  -1,
  1.5,
  2 ** 53,
  true,
  false,
  [],
  {},
  [null],
  '2026-02-29',
  '2024-02-29',
  '2026-13-01',
  'XS',
  'rank',
  'baseline_linear',
  'COMPONENT',
  '0',
  '0.0',
  '0/5',
  '1\n',
  'á',
);

function placesIn(value: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, child]) =>
    placesIn(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inside];
}

const leavesIn = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesIn) : [value];

type Change = 'replace' | 'remove' | 'add';
function changed(value: unknown, [step, ...rest]: readonly (string | number)[], how: Change, junk: unknown): unknown {
  if (step === undefined) {
    if (how === 'add' && typeof value === 'object' && value !== null)
      return Array.isArray(value) ? [...value, junk] : { ...value, surplus: junk };
    return junk;
  }
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...(value as object) };
  const fields = copy as Record<string | number, unknown>;
  if (rest.length === 0 && how === 'remove') delete fields[step];
  else fields[step] = changed(fields[step], rest, how, junk);
  return JSON.parse(JSON.stringify(copy)) as unknown;
}

/** Names of the parameters and other optional fields, so that the change reaches them although no case holds them. */
const OPTIONAL = fc.constantFrom(
  'parameters',
  'parameterSources',
  'provenance',
  'label',
  'events',
  'excluded',
  'upper',
  'universe',
  'method',
  'open',
  'group',
);
const OPTIONAL_VALUES = fc.oneof(
  JUNK,
  fc.dictionary(
    fc.constantFrom('capMode', 'P1', 'scoringStep', 'P19', 'partYear', 'rate', 'quotaBase', 'P13', 'P99'),
    fc.constantFrom('COMPONENT', '0.25', '1/4', '0', 'MEAN_OF_TRACKED', 'Quyết định 1', ''),
    { maxKeys: 3 },
  ),
  fc.record({ label: JUNK, events: fc.array(JUNK, { maxLength: 2 }) }, { requiredKeys: [] }),
  fc.array(fc.record({ event: JUNK, reason: JUNK }), { maxLength: 2 }),
);

describe.each(ids)('%s', (id) => {
  const inputs = [
    findFormula(id)?.description.example,
    ...casesOf(id).map(({ input }) => input),
    ...examples.filter(({ formula }) => formula === id).map(({ input }) => input),
  ];

  test('the schema of the input takes an input exactly when the reader does, also of broken ones', () => {
    const validate = validator(id, 'input');
    for (const input of inputs) expect([validate(input), input]).toEqual([readerTakes(id, input), input]);
    // A value that stands elsewhere in a case often fits, so that both answers are tried.
    const leaves = inputs.flatMap(leavesIn);
    const broken = fc.constantFrom(...inputs).chain((input) =>
      fc
        .record({
          place: fc.constantFrom(...placesIn(input)),
          how: fc.constantFrom<Change>('replace', 'remove', 'add'),
          junk: fc.oneof(JUNK, fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(...leaves)),
          key: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: OPTIONAL }),
          value: OPTIONAL_VALUES,
        })
        .map(({ place, how, junk, key, value }) => {
          const one = changed(input, place, how, junk);
          const isFields = typeof one === 'object' && one !== null && !Array.isArray(one);
          return key !== null && isFields ? { ...one, [key]: value } : one;
        }),
    );
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(broken, (input) => {
        const takes = readerTakes(id, input);
        seen[takes ? 'taken' : 'refused'] += 1;
        expect([validate(input), JSON.stringify(input)]).toEqual([takes, JSON.stringify(input)]);
      }),
      { numRuns: 1500 },
    );
    // At least 90 or so of the rarer.
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(8);
  });

  test('every answer fits the schema of the answer, with and without derivation, and a changed one does not', () => {
    const validate = validator(id, 'answer');
    let answers = 0;
    for (const input of inputs) {
      for (const derivation of [true, false]) {
        const result = evaluate(id, input, { derivation });
        if (!result.ok) continue;
        answers += 1;
        expect(validate(result.answer), JSON.stringify([input, validate.errors])).toBe(true);
        for (const key of Object.keys(result.answer)) {
          expect(validate({ ...result.answer, [key]: { not: 'this' } }), key).toBe(false);
          const { [key]: _left, ...rest } = result.answer;
          expect(validate(rest), key).toBe(key === 'derivation');
        }
        expect(validate({ ...result.answer, surplus: 1 })).toBe(false);
      }
    }
    expect(answers).toBeGreaterThan(1);
  });
});
