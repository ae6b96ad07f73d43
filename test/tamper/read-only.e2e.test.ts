import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ledgerFolder } from './ledger-file.js';

const main = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));
const { addUnits, at, done, folder, remove } = ledgerFolder();
afterAll(remove);

/** Root may write everywhere, so the auditor is somebody else. */
const AUDITOR = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { encoding: 'utf8', ...AUDITOR });
const canRun = process.platform !== 'win32' && run(main, '--help').status === 0;

describe.skipIf(!canRun)("an auditor's copy that may only be read", () => {
  const copy = at('copy');
  const verify = (...args: readonly string[]) =>
    run(main, 'verify', ...args, '--store', `sqlite:${join(copy, 'kpi.db')}`, '--format', 'json');

  it('is verified as it is, and refused where newer events stand in a log beside it', async () => {
    await done('kpi.db', 'init', '--kind', 'live', '--city', 'hue');
    await addUnits('kpi.db', 'a', 'b');
    await done('kpi.db', 'checkpoint', 'seal');
    mkdirSync(copy);
    await done('kpi.db', 'checkpoint', 'export', join(copy, 'c.json'));
    copyFileSync(at('kpi.db'), join(copy, 'kpi.db'));
    chmodSync(folder, 0o755);
    chmodSync(copy, 0o555);
    const { status, stdout, stderr } = verify('--checkpoint', join(copy, 'c.json'));
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'VALID', ordinal: 7 });
    expect(readdirSync(copy).toSorted()).toEqual(['c.json', 'kpi.db']);

    chmodSync(copy, 0o755);
    writeFileSync(join(copy, 'kpi.db-wal'), 'newer');
    chmodSync(copy, 0o555);
    expect(verify().status).toBe(3);
    chmodSync(copy, 0o755);
  });
});
