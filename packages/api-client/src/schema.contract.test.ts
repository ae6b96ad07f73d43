import { readFileSync } from 'node:fs';
import { apiDocument } from '@kpi-ledger/api';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { expect, test } from 'vitest';

test('the types are those of the document that the service serves (npm run openapi)', async () => {
  const types = astToString(await openapiTS(JSON.stringify(apiDocument())));
  expect(readFileSync(new URL('./schema.ts', import.meta.url), 'utf8') === `${COMMENT_HEADER}${types}`).toBe(true);
});
