// Writes src/schema.ts from the OpenAPI document of the service. A test fails while it is not current.
import { writeFileSync } from 'node:fs';
import { apiDocument } from '@kpi-ledger/api';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

const types = astToString(await openapiTS(JSON.stringify(apiDocument())));
writeFileSync(new URL('./src/schema.ts', import.meta.url), `${COMMENT_HEADER}${types}`);
process.stdout.write('packages/api-client/src/schema.ts is current\n');
