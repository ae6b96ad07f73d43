import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LoopbackServer } from '../eventstoredb/loopback-server.js';

const main = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));

describe('a ledger on a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-tamper-server-'));
  const server = new LoopbackServer();
  beforeAll(() => server.start());
  afterAll(() => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The server answers from this process, so the program runs beside it. */
  const kpi = (...args: readonly string[]) =>
    new Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }>((resolve) => {
      const program = ['--disable-warning=ExperimentalWarning', main, ...args, '--format', 'json'];
      const child = spawn(process.execPath, [...program, '--store', `${server.address}&ledger=hue`], { cwd: folder });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
      });
      child.stderr.on('data', (chunk) => {
        stderr += chunk;
      });
      child.on('close', (status) => resolve({ status, stdout, stderr }));
    });
  const done = async (...args: readonly string[]) => {
    const { status, stdout, stderr } = await kpi(...args);
    expect(status, stderr).toBe(0);
    return JSON.parse(stdout);
  };

  it('is sealed, exported and verified, and one that lost events is found', async () => {
    await done('init', '--kind', 'live', '--city', 'hue');
    await done('checkpoint', 'seal');
    await done('checkpoint', 'export', 'c.json');
    expect(await done('verify', '--checkpoint', 'c.json')).toMatchObject({ status: 'VALID', ordinal: 3 });
    server.log.lose('kpi-hue', 2);
    const found = await kpi('verify', '--checkpoint', 'c.json');
    expect([found.status, JSON.parse(found.stdout).status]).toEqual([0, 'VALID']);
    server.log.lose('kpi-hue', 1);
    const less = await kpi('verify', '--checkpoint', 'c.json');
    expect(less.status).toBe(4);
    expect(JSON.parse(less.stdout).firstBad).toMatchObject({ code: 'ROLLED_BACK', ordinal: 2 });
  });
});
