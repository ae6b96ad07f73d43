// Every package of the lockfile is named by the hash of its content: none comes from an address or a branch that may change. Run: node .tooling/lock-check.mjs [LOCKFILE]
import { readFileSync } from 'node:fs';

const file = process.argv[2] ?? new URL('../pnpm-lock.yaml', import.meta.url);
const text = readFileSync(file, 'utf8');
const section = (name) => text.split(/^(?=\S)/m).find((part) => part.startsWith(`${name}:`)) ?? '';
const entries = section('packages')
  .split(/^ {2}(?=\S)/m)
  .slice(1);
const without = entries
  .filter((entry) => !/^ {4}resolution: \{integrity: sha512-[A-Za-z0-9+/]{86}==\}$/m.test(entry))
  .map((entry) => entry.split('\n')[0].replace(/:$/, ''));
const foreign = [...section('importers').matchAll(/^ {8}version: ((?:https?:|git|file:|github:).*)$/gm)].map(
  ([, version]) => version,
);

if (entries.length === 0) {
  console.error(`${file}: no packages in the lockfile`);
  process.exit(1);
}
for (const name of without) console.error(`${name}: no sha512 hash of its content in the lockfile`);
for (const version of foreign) console.error(`${version}: not from the registry`);
if (without.length + foreign.length > 0) process.exit(1);
console.log(`${entries.length} packages, each with the hash of its content`);
