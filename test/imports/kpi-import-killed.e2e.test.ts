import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LoopbackServer } from '../eventstoredb/loopback-server.js';

const PROGRAM = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));
/** Long names make few rows large. */
const UNITS = 800;
const LONG = 'rất dài '.repeat(150);
const LOG = 'kpi-hue';

const server = new LoopbackServer();
let folder: string;
beforeAll(async () => {
  await server.start();
  folder = mkdtempSync(join(tmpdir(), 'kpi-killed-'));
  const rows = Array.from({ length: UNITS }, (_, i) => `u-${i},Đơn vị ${LONG}${i},department,in,01/01/2026`);
  writeFileSync(join(folder, 'units.csv'), ['unit,name,kind,scope,validAt', ...rows].join('\n'));
});
afterAll(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

/** `kpi` as a process of its own; the server answers it from this one. */
function start(...args: readonly string[]) {
  const store = ['--store', `${server.address}&ledger=hue`];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM, ...args, ...store], {
    cwd: folder,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return { child, ended: once(child, 'close').then(([status]) => ({ status, stdout, stderr })) };
}
const kpi = (...args: readonly string[]) => start(...args).ended;
const stored = () => (server.log.read(LOG) ?? []).map(({ type }) => type);

test('A process that is killed within an import leaves it open and unseen; the same command completes it.', async () => {
  expect(await kpi('init', '--kind', 'live', '--city', 'hue')).toMatchObject({ status: 0 });

  const killed = start('import', 'units.csv', '--actor', 'van-phong');
  while (!stored().includes('ImportStarted')) await new Promise((resolve) => setTimeout(resolve, 1));
  server.faults.push('ignore');
  killed.child.kill('SIGKILL');
  await killed.ended;
  server.faults.splice(0);
  const recorded = stored().filter((type) => type === 'UnitRegistered').length;
  expect(recorded).toBeGreaterThan(0);
  expect(recorded).toBeLessThan(UNITS);
  expect(stored()).not.toContain('ImportCompleted');

  const table = await kpi('imports', 'list', '--format', 'csv');
  expect(table.stdout).toContain(`,units.csv,${UNITS},${recorded},`);
  expect(table.stdout).toContain('kpi import units.csv --actor van-phong --store esdb://');
  const readiness = await kpi('readiness', '--period', '2026-Q1');
  expect(readiness).toMatchObject({ status: 0 });
  expect(readiness.stderr).toContain(`${recorded} trong ${UNITS} dòng`);

  const again = await kpi('import', 'units.csv', '--actor', 'van-phong', '--format', 'json');
  expect(again.status).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({
    ...{ status: 'RECORDED', rows: UNITS, recorded: UNITS - recorded, alreadyThere: recorded },
  });
  expect(stored().filter((type) => type === 'UnitRegistered')).toHaveLength(UNITS);
  expect(stored().filter((type) => type.startsWith('Import'))).toEqual(['ImportStarted', 'ImportCompleted']);
}, 240_000);
