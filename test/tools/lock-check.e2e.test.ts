import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kpi-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LOCK = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
function checked(lock: string) {
  const file = join(folder, 'lock.yaml');
  writeFileSync(file, lock);
  const { status, stderr } = spawnSync(process.execPath, [join(root, '.tooling/lock-check.mjs'), file], {
    encoding: 'utf8',
  });
  return { status, stderr };
}

test('Every package of our lockfile has the hash of its content.', () => {
  expect(checked(LOCK)).toEqual({ status: 0, stderr: '' });
});

test.each([
  [
    'without a hash',
    (lock: string) => lock.replace(/(\n {2}express@5[^\n]*\n {4}resolution: )\{integrity: [^}]*\}/, '$1{}'),
  ],
  [
    'from an address',
    (lock: string) =>
      lock.replace(
        /(\n {2}express@5[^\n]*\n {4}resolution: )\{[^}]*\}/,
        '$1{tarball: https://example.com/express.tgz}',
      ),
  ],
  [
    'with a weak hash',
    (lock: string) => lock.replace(/(\n {2}express@5[^\n]*\n {4}resolution: \{integrity: )sha512-[^}]*/, '$1sha1-AAAA'),
  ],
])('A package %s is named.', (_, change) => {
  const { status, stderr } = checked(change(LOCK));
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^'?express@5[^:]*'?: no sha512/)]);
});
