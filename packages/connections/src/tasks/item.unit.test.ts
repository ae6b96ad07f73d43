import { Ajv2020 } from 'ajv/dist/2020.js';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { readItem, taskPageSchema } from './item.js';
import { assignment, cancellation, evidence, report } from './testing/city.js';

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const matches = ajv.compile(taskPageSchema());

const GOOD = [assignment(), report(), evidence(), cancellation(), report({ by: 'nguoi-1' })];
const change = { as: 'CORRECTION', reason: 'Nhập sai' };
const BAD: readonly unknown[] = [
  ...[null, 1, 'x', [], {}, { kind: 'ASSIGNMENT' }],
  assignment({ version: -1 }),
  assignment({ version: '1' }),
  assignment({ on: '02/02/2026' }),
  assignment({ extra: 1 }),
  assignment({}, { person: 'p' }),
  assignment({}, { unit: 'Sở A' }),
  assignment({}, { milestones: [{ key: 'm1', due: '2026-03-31' }] }),
  assignment({ change: { as: 'MOVED', reason: 'x' } }),
  report({}, { percent: 50 }),
  report({}, { note: ' ' }),
  report({}, { assignment: undefined, task: undefined }),
  report({ change: { as: 'CORRECTION' } }),
  evidence({}, { documents: [{ name: 'x' }] }),
  evidence({}, { documents: [{ name: 'x', hash: 'abc' }] }),
  evidence({}, { task: 'viec' }),
  cancellation({}, { reason: undefined }),
];

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test.each([...GOOD, evidence({ version: 2, change })].map((item) => [item]))(
  '%j is an item, by codec and schema',
  (item) => {
    expect([E.isRight(readItem(plain(item))), matches({ items: [plain(item)] })]).toEqual([true, true]);
  },
);

test.each(BAD.map((item) => [item]))('%j is none, by codec and schema', (item) => {
  expect([E.isRight(readItem(plain(item))), matches({ items: [plain(item)] })]).toEqual([false, false]);
});
