// Writes docs/events.md and docs/schemas/ from the event types. A test fails while they are not current.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentationFiles } from '../packages/events/dist/docs/index.js';

const docs = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs');
const files = documentationFiles();
mkdirSync(join(docs, 'schemas'), { recursive: true });
for (const name of readdirSync(join(docs, 'schemas')))
  if (name.endsWith('.json') && !files.has(`schemas/${name}`)) rmSync(join(docs, 'schemas', name));
for (const [path, text] of files) writeFileSync(join(docs, path), text);
process.stdout.write(`docs/: ${files.size} files of the event types are current\n`);
