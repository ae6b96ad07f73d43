import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../contract/openapi.js';
import { apiDocument } from '../document.js';
import { breakingChanges } from './breaking-changes.js';

// biome-ignore lint/suspicious/noExplicitAny: a document that is altered anywhere
type Any = any;

const before = apiDocument();
function after(alter: (document: Any) => void): readonly string[] {
  const document = JSON.parse(JSON.stringify(before)) as OpenApiDocument;
  alter(document);
  return breakingChanges(before, document);
}
const RATINGS = '/api/v1/ratings';
const operation = (document: Any) => document.paths[RATINGS].get;
const parameter = (document: Any, name: string) => operation(document).parameters.find((one: Any) => one.name === name);
const schema = (document: Any, name: string) => document.components.schemas[name];

test('the same document breaks nothing', () => {
  expect(after(() => undefined)).toEqual([]);
});

test.each<[string, (document: Any) => void, RegExp]>([
  ['an address goes', (d) => delete d.paths[RATINGS], /GET \/api\/v1\/ratings: is gone/],
  ['a method goes', (d) => delete d.paths['/api/v1/what-if/ratings'].post, /POST .*: is gone/],
  [
    'an operation is called otherwise',
    (d) => {
      operation(d).operationId = 'x';
    },
    /operationId was listRatings/,
  ],
  [
    'a parameter goes',
    (d) => {
      operation(d).parameters.pop();
    },
    /query parameter cursor is gone/,
  ],
  [
    'a parameter becomes necessary',
    (d) => {
      parameter(d, 'unit').required = true;
    },
    /unit is required now/,
  ],
  [
    'a necessary one is added',
    (d) => operation(d).parameters.push({ name: 'x', in: 'query', required: true, schema: {} }),
    /x is new and required/,
  ],
  [
    'a parameter takes fewer values',
    (d) => parameter(d, 'status').schema.enum.pop(),
    /status: the value NOT_ENDED is gone/,
  ],
  [
    'a parameter takes less',
    (d) => {
      parameter(d, 'limit').schema.maximum = 10;
    },
    /at most 10 now/,
  ],
  [
    'a parameter has another form',
    (d) => {
      parameter(d, 'period').schema.pattern = '^x$';
    },
    /the form \^x\$/,
  ],
  ['a field of an answer goes', (d) => delete schema(d, 'RateRow').properties.S, /field S is gone/],
  ['a field may be missing', (d) => schema(d, 'RateRow').required.pop(), /field candidate may be missing/],
  [
    'a field may be null',
    (d) => {
      schema(d, 'RateRow').properties.confirmed.type = ['boolean', 'null'];
    },
    /may be null/,
  ],
  [
    'a field is of another type',
    (d) => {
      schema(d, 'Basis').properties.ordinal.type = 'string';
    },
    /ordinal: may be string/,
  ],
  ['a field may have another value', (d) => schema(d, 'RateStatus').enum.push('NEW'), /new value NEW/],
  ['a field loses a value', (d) => schema(d, 'RateStatus').enum.pop(), /NOT_ENDED is gone/],
  ['a number loses its form', (d) => delete schema(d, 'Basis').properties.root.pattern, /has no longer the form/],
  [
    'a field of a field goes, deep in an answer',
    (d) => delete schema(d, 'Derivation').properties.citation,
    /field citation is gone/,
  ],
  [
    'a body has a field more that is necessary',
    (d) => {
      schema(d, 'Assumption').required = ['set'];
    },
    /field set is required now/,
  ],
  [
    'a body becomes necessary',
    (d) => {
      operation(d).requestBody = { required: true, content: {} };
    },
    /body is new and required/,
  ],
  ['an answer has no such status', (d) => delete operation(d).responses['304'], /answer 304 is gone/],
  [
    'a form of an answer goes',
    (d) => {
      operation(d).responses['200'].content = {};
    },
    /application\/json is gone/,
  ],
  ['a kind of command is no longer taken', (d) => schema(d, 'Command').anyOf.pop(), /no longer takes #.*Command/],
  ['an alternative is added', (d) => schema(d, 'Cause').anyOf.push({ type: 'object' }), /had 3 alternatives, has 4/],
])('%s', (_, alter, what) => {
  expect(after(alter).join('\n')).toMatch(what);
});

test.each<[string, (document: Any) => void]>([
  [
    'an address is added',
    (d) => {
      d.paths['/api/v1/new'] = d.paths[RATINGS];
    },
  ],
  [
    'a parameter is added',
    (d) => operation(d).parameters.push({ name: 'x', in: 'query', required: false, schema: {} }),
  ],
  [
    'a parameter is no longer necessary',
    (d) => {
      parameter(d, 'period').required = false;
    },
  ],
  ['a parameter takes more values', (d) => parameter(d, 'status').schema.enum.push('NEW')],
  [
    'a parameter takes more',
    (d) => {
      parameter(d, 'limit').schema.maximum = 100_000;
    },
  ],
  [
    'an answer has a field more',
    (d) => {
      schema(d, 'RateRow').properties.more = { type: 'string' };
    },
  ],
  [
    'an answer is never null any more',
    (d) => {
      schema(d, 'RateRow').properties.S.type = 'string';
    },
  ],
  [
    'a body may have a field more',
    (d) => {
      schema(d, 'Assumption').properties.more = { type: 'string' };
    },
  ],
  [
    'a kind of command is added, before others',
    (d) => {
      d.components.schemas.NewCommand = { type: 'object' };
      schema(d, 'Command').anyOf.unshift({ $ref: '#/components/schemas/NewCommand' });
    },
  ],
  [
    'other words',
    (d) => {
      operation(d).summary = 'x';
      schema(d, 'RateRow').description = 'x';
    },
  ],
])('%s: breaks nothing', (_, alter) => {
  expect(after(alter)).toEqual([]);
});
