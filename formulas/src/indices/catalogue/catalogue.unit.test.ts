import { describe, expect, test } from 'vitest';
import { evaluate, listFormulas } from '../../index.js';
import { CATALOGUE_NAMES, CATALOGUES } from './catalogues.js';

const answerOf = (input: object): Readonly<Record<string, unknown>> => {
  const result = evaluate('indices/catalogue', input);
  if (!result.ok) throw new Error(result.error.message);
  return result.answer;
};

describe.each(CATALOGUE_NAMES)('%s', (name) => {
  const { slots, formula } = CATALOGUES[name];

  test('has unique slots; what has no origin has no value, and what has one has a name', () => {
    expect(new Set(slots.map(({ id }) => id)).size).toBe(slots.length);
    for (const { id, origin, nameVi, value } of slots) {
      if (origin === null) expect(value, id).toBeNull();
      else expect(nameVi, id).not.toBeNull();
    }
  });

  test('names its formula, or none', () => {
    expect(formula === null || listFormulas().some(({ id }) => id === formula)).toBe(true);
  });

  test('shows every slot with its state, and each empty one can be filled by data', () => {
    const empty = slots.filter(({ origin }) => origin === null);
    const before = answerOf({ catalogue: name });
    expect(before['missing']).toEqual(empty.map(({ id }) => id));
    const filled = empty.map(({ id }) => ({ id, nameVi: 'tên', value: 'giá trị', source: 'văn bản' }));
    const after = answerOf({ catalogue: name, filled });
    expect(after).toMatchObject({ total: slots.length, known: slots.length, empty: 0, missing: [] });
  });
});

/** Ids that start with a group, and how many of them have a name. */
const groupsOf = (name: keyof typeof CATALOGUES, prefix: string) => {
  const of = CATALOGUES[name].slots.filter(({ id }) => id.startsWith(prefix));
  return [of.length, of.filter(({ nameVi }) => nameVi !== null).length];
};

test('QĐ 2244/QĐ-TTg: 2 + (6 + 4) + 5 + 29 = 46 criteria, no composite, 12 of them named by the sources', () => {
  expect(CATALOGUES.QD_2244.formula).toBeNull();
  const groups = ['I.', 'II.1.', 'II.2.', 'III.', 'IV.'].map((prefix) => groupsOf('QD_2244', prefix));
  expect(groups).toEqual([
    [2, 2],
    [6, 5],
    [4, 2],
    [5, 3],
    [29, 0],
  ]);
  expect(CATALOGUES.QD_2244.slots).toHaveLength(46);
  for (const { value } of CATALOGUES.QD_2244.slots) expect(value).toBeNull();
});

test('PII: 7 pillars, 18 groups without a name, 52 indicators of which 27 have one', () => {
  expect(groupsOf('PII', 'P')).toEqual([7, 7]);
  expect(groupsOf('PII', 'subPillar.')).toEqual([18, 0]);
  expect(groupsOf('PII', 'indicator.')).toEqual([52, 27]);
});

test('DTI G2: 98 components, of 1000 points; nothing of the points of G3', () => {
  const valuesOf = (name: 'DTI_G2' | 'DTI_G3', end: string) =>
    CATALOGUES[name].slots
      .filter(({ id }) => id.endsWith(end))
      .map(({ value }) => (value === null ? null : Number(value)));
  const total = (values: readonly (number | null)[]) => values.reduce((sum: number, value) => sum + (value ?? 0), 0);
  expect(total(valuesOf('DTI_G2', '.maxPoints'))).toBe(1000);
  expect(total(valuesOf('DTI_G2', '.components'))).toBe(98);
  expect(new Set(valuesOf('DTI_G3', '.maxPoints'))).toEqual(new Set([null]));
});
