// Fixes docs/openapi.json as what clients were promised. Within a major version nothing of it may break.
import { readFileSync, writeFileSync } from 'node:fs';
import { apiDocument } from '../services/api/dist/index.js';
import { breakingChanges } from '../services/api/dist/testing/breaking-changes.js';

const file = new URL('../docs/openapi.json', import.meta.url);
const major = ({ info }) => info.version.split('.')[0];

const document = apiDocument();
let released = null;
try {
  released = JSON.parse(readFileSync(file, 'utf8'));
} catch (error) {
  if (error.code !== 'ENOENT') throw error;
}
const broken = released === null || major(released) !== major(document) ? [] : breakingChanges(released, document);
if (broken.length > 0) {
  process.stderr.write(
    `these changes break clients; raise the major version in services/api/src/contract/openapi.ts:\n${broken.join('\n')}\n`,
  );
  process.exit(1);
}
writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
process.stdout.write(`docs/openapi.json is ${document.info.version}\n`);
