// node test/bench/profile-summary.mjs FILE.cpuprofile: self time by file and function, the largest first.
import { readFileSync } from 'node:fs';

const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const byId = new Map(nodes.map((node) => [node.id, node]));
const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
const self = new Map();
let total = 0;
for (const [i, id] of samples.entries()) {
  const { functionName, url } = byId.get(id).callFrame;
  const where = url
    .replace(/^.*\/(packages|formulas|test|node_modules)\//, '')
    .replace(/^\.pnpm\/[^/]*\/node_modules\//, '');
  const name = `${functionName || '(anonymous)'} ${where}`;
  self.set(name, (self.get(name) ?? 0) + timeDeltas[i]);
  total += timeDeltas[i];
}
const listed = [...self].sort(([, a], [, b]) => b - a).slice(0, Number(process.argv[3] ?? 25));
for (const [name, micros] of listed) console.log(`${((100 * micros) / total).toFixed(1).padStart(5)} %  ${name}`);
console.log(`${(total / 1e6).toFixed(2)} s, ${parents.size} frames`);
