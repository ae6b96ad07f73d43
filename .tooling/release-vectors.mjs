// Adds the published cases that are not yet released to formulas/vectors/RELEASED.json. A released case is never changed or
// removed: a formula that has to answer otherwise is a new version with a file of its own.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'formulas', 'vectors');
const list = join(folder, 'RELEASED.json');
const sorted = (value) =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.keys(value)
            .sort()
            .map((key) => [key, sorted(value[key])]),
        )
      : value;

const released = JSON.parse(readFileSync(list, 'utf8'));
const lost = new Set(
  Object.entries(released).flatMap(([ref, cases]) => Object.keys(cases).map((id) => `${ref} ${id}`)),
);
const changed = [];
let added = 0;
for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file !== 'RELEASED.json')
  .sort()) {
  const { formula, version, cases } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const ref = `${formula}@${version}`;
  released[ref] ??= {};
  for (const { id, input, expected } of cases) {
    const hash = createHash('sha256')
      .update(JSON.stringify(sorted({ input, expected })))
      .digest('hex');
    lost.delete(`${ref} ${id}`);
    if (released[ref][id] === undefined) added += 1;
    else if (released[ref][id] !== hash) changed.push(`${ref} ${id}`);
    released[ref][id] ??= hash;
  }
}
if (changed.length > 0 || lost.size > 0) {
  process.stderr.write(`released cases may not change or disappear; release a new version of the formula instead:\n`);
  for (const what of [...changed, ...lost]) process.stderr.write(`  ${what}\n`);
  process.exit(1);
}
writeFileSync(list, `${JSON.stringify(released, null, 1)}\n`);
process.stdout.write(`formulas/vectors/RELEASED.json: ${added} cases added\n`);
