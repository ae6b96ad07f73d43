import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeArchiveOf, root, sha256 } from './archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'kpi-reproduced-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();

/** A fresh clone in a folder of another name and depth; everything is installed and built anew. */
function archiveOfClone(name: string, env: NodeJS.ProcessEnv): string {
  const clone = join(folder, name, 'checkout');
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
  execFileSync('git', ['checkout', '--quiet', '--detach', commit], { cwd: clone });
  return sha256(makeArchiveOf(clone, join(folder, name), env));
}

it('gives the same bytes for the same commit, wherever and by whomever it is made', () => {
  const one = archiveOfClone('one', { TZ: 'UTC', LC_ALL: 'C' });
  const other = archiveOfClone('other/and/deeper', { TZ: 'Asia/Ho_Chi_Minh', LC_ALL: 'C.UTF-8' });
  expect(other).toBe(one);
});
