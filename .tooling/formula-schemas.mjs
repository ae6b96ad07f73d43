// Writes formulas/schemas/ from the readers of inputs and answers. A test fails while they are not current.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFormulas } from '../formulas/dist/index.js';
import { formulaSchemas } from '../formulas/dist/schemas.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'formulas', 'schemas');
rmSync(folder, { recursive: true, force: true });
let files = 0;
for (const { id } of listFormulas()) {
  const schemas = formulaSchemas(id);
  for (const part of ['input', 'answer']) {
    const file = join(folder, `${id}.${part}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(schemas[part], null, 2)}\n`);
    files += 1;
  }
}
process.stdout.write(`formulas/schemas/: ${files} files are current\n`);
