import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { taskPageSchema } from './item.js';

const docs = (path: string): string => readFileSync(new URL(`../../../../docs/${path}`, import.meta.url), 'utf8');

test('The published schema is that of the codec.', () => {
  expect(JSON.parse(docs('task-page.schema.json'))).toEqual(JSON.parse(JSON.stringify(taskPageSchema())));
});

test('The example of the guide follows the schema.', () => {
  const [, example] = /```json\n([\s\S]*?)```/.exec(docs('connections.md')) ?? [];
  const matches = new Ajv2020({ strict: false, validateFormats: false }).compile(taskPageSchema());
  expect([matches(JSON.parse(example ?? '')), matches.errors]).toEqual([true, null]);
});
