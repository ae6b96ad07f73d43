import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { apiDocument } from '../document.js';
import { breakingChanges } from '../testing/breaking-changes.js';
import type { OpenApiDocument } from './openapi.js';

test('the document is OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate(JSON.parse(JSON.stringify(apiDocument())))).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('every operation has its own id, and every parameter of a path is declared', () => {
  const operations = Object.entries(apiDocument().paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, operation })),
  );
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations)
    expect([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted(), path).toEqual(
      operation.parameters.flatMap(({ name, in: place }) => (place === 'path' ? [name] : [])).toSorted(),
    );
});

test('clients of the last release still work (npm run openapi:release fixes a new one)', () => {
  const released = JSON.parse(
    readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8'),
  ) as OpenApiDocument;
  const current = apiDocument();
  const major = ({ info }: OpenApiDocument) => Number(info.version.split('.')[0]);
  expect(major(current)).toBeGreaterThanOrEqual(major(released));
  if (major(current) === major(released)) expect(breakingChanges(released, current)).toEqual([]);
});
