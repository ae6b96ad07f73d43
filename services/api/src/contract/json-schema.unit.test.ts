import * as t from 'io-ts';
import { expect, test } from 'vitest';
import { choice, component, count, list, nullable, record, says, table, text } from './fields.js';
import { schemaOf } from './json-schema.js';
import type { Components } from './schema-node.js';

const COUNT = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

test('a record has its fields and no other', () => {
  expect(schemaOf(record({ a: text, b: nullable(text) }, { c: says('How many.', count) }), {})).toEqual({
    type: 'object',
    properties: {
      a: { type: 'string' },
      b: { type: ['string', 'null'] },
      c: { ...COUNT, description: 'How many.' },
    },
    required: ['a', 'b'],
    additionalProperties: false,
  });
});

test('lists, tables and choices', () => {
  expect(schemaOf(list(table(choice('x', 'y'))), {})).toEqual({
    type: 'array',
    items: { type: 'object', additionalProperties: { type: 'string', enum: ['x', 'y'] } },
  });
  expect(schemaOf(nullable(choice('x')), {})).toEqual({ anyOf: [{ type: 'string', enum: ['x'] }, { type: 'null' }] });
});

test('what has a name stands in the components once, also where it holds itself', () => {
  interface Tree {
    readonly of: readonly Tree[];
  }
  const tree: t.Type<Tree> = component(
    'Tree',
    'A tree.',
    t.recursion<Tree>('Tree', () => record({ of: list(tree) })),
  );
  const components: Components = {};
  expect(schemaOf(record({ left: tree, right: tree }), components)).toMatchObject({
    properties: { left: { $ref: '#/components/schemas/Tree' }, right: { $ref: '#/components/schemas/Tree' } },
  });
  expect(components).toEqual({
    Tree: {
      description: 'A tree.',
      type: 'object',
      properties: { of: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
      required: ['of'],
      additionalProperties: false,
    },
  });
});

test('a codec that says nothing of its form is an error of ours', () => {
  expect(() => schemaOf(t.number, {})).toThrow(/no JSON Schema for the codec number/);
});
