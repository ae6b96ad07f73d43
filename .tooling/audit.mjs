// Known vulnerabilities of the production dependencies; a registry that offers no such answer is said and does not fail. Run: node .tooling/audit.mjs
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { packageManager } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const { stdout, stderr, status } = spawnSync('npx', ['--yes', packageManager, 'audit', '--prod', '--json'], {
  encoding: 'utf8',
  timeout: 120_000,
});
let answer = null;
try {
  answer = JSON.parse(stdout);
} catch {}
if (answer?.metadata === undefined) {
  const why = answer?.error?.code ?? /ERR_PNPM_\w+/.exec(stdout + stderr)?.[0] ?? `exit ${status}`;
  console.log(`not audited: the registry gives no audit (${why})`);
  process.exit(0);
}
const advisories = Object.values(answer.advisories ?? {});
for (const { severity, module_name: name, title, url } of advisories)
  console.error(`${severity} ${name}: ${title} ${url}`);
console.log(`audited: ${advisories.length} advisories for production dependencies`);
process.exit(advisories.some(({ severity }) => ['high', 'critical'].includes(severity)) ? 1 : 0);
