import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { has } from '../tools/needs.ts';
import { root } from './archive.ts';

const file = join(root, 'docs', 'deploy', 'kpi-ledger.service');
const unit = readFileSync(file, 'utf8');
const canAnalyse = has('systemd-analyze', 'systemd');
const canTrace = has('strace', 'strace');

/** The values of a setting, in their order. */
const valuesOf = (name: string): readonly string[] =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value ?? '');

describe('kpi-ledger.service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-unit-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says that it was not run', () => {
    expect(unit).toMatch(/^# Not run here/);
  });

  describe.skipIf(!canAnalyse)('as systemd reads it', () => {
    /** A root folder with systemd's own units, the installed program, and this unit. */
    const verify = (text: string) => {
      const place = mkdtempSync(join(folder, 'root-'));
      mkdirSync(join(place, 'lib', 'systemd'), { recursive: true });
      cpSync('/lib/systemd/system', join(place, 'lib', 'systemd', 'system'), { recursive: true });
      mkdirSync(join(place, 'opt', 'kpi-ledger', 'current', 'bin'), { recursive: true });
      symlinkSync('/bin/true', join(place, 'opt', 'kpi-ledger', 'current', 'bin', 'kpi'));
      mkdirSync(join(place, 'bin'));
      cpSync('/bin/true', join(place, 'bin', 'true'), { dereference: true });
      mkdirSync(join(place, 'etc', 'systemd', 'system'), { recursive: true });
      writeFileSync(join(place, 'etc', 'systemd', 'system', 'kpi-ledger.service'), text);
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', `--root=${place}`, 'kpi-ledger.service'], {
        encoding: 'utf8',
      });
      return { status, ours: stderr.split('\n').filter((line) => line.includes('kpi-ledger.service')) };
    };

    it('has nothing that systemd would ignore or refuse', () => {
      expect(verify(unit)).toEqual({ status: 0, ours: [] });
      expect(verify(unit.replace('ProtectSystem=strict', 'ProtectSystem=strictly')).ours).toHaveLength(1);
      expect(verify(unit.replace('current/bin/kpi serve', 'current/bin/none serve')).status).not.toBe(0);
    });

    it('is exposed little: at most 1.5 of 10', () => {
      const judged = (text: string) => {
        const place = join(folder, 'kpi-ledger.service');
        writeFileSync(place, text);
        return spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=15', place]).status;
      };
      expect(judged(unit)).toBe(0);
      expect(judged(unit.replace(/^CapabilityBoundingSet=$/m, ''))).not.toBe(0);
    });

    it.skipIf(!canTrace)('allows every system call and kind of socket that kpi serve makes', async () => {
      const { calls, families } = await traced(folder);
      const allowed = allowedCalls();
      // Node tries io_uring and goes on without it, as SystemCallErrorNumber lets it.
      const refused = calls.filter((call) => !allowed.has(call) && !call.startsWith('io_uring_'));
      expect(refused).toEqual([]);
      expect(calls).toContain('accept4');
      expect(valuesOf('SystemCallErrorNumber')).toEqual(['EPERM']);
      const may = valuesOf('RestrictAddressFamilies').join(' ').split(' ');
      expect(families.filter((family) => !may.includes(family))).toEqual([]);
    });
  });
});

/** The calls of the groups that the unit names, less those it takes out again. */
function allowedCalls(): ReadonlySet<string> {
  const members = (group: string): readonly string[] =>
    execFileSync('systemd-analyze', ['syscall-filter', group], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /^@?[a-z0-9_-]+$/.test(line) && line !== group)
      .flatMap((line) => (line.startsWith('@') ? members(line) : [line]));
  const allowed = new Set<string>();
  for (const value of valuesOf('SystemCallFilter')) {
    const taken = value.startsWith('~');
    for (const call of members(value.replace('~', ''))) taken ? allowed.delete(call) : allowed.add(call);
  }
  return allowed;
}

/** What the service calls from its start until it was asked to stop, with an answer in between. */
async function traced(folder: string) {
  const main = join(root, 'packages', 'cli', 'dist', 'main.js');
  const node = ['--disable-warning=ExperimentalWarning', main];
  const store = ['--store', `sqlite:${join(folder, 'demo.db')}`];
  execFileSync(process.execPath, [...node, 'init', '--kind', 'live', '--city', 'hue', ...store], { stdio: 'pipe' });
  const log = join(folder, 'calls.txt');
  const strace = ['-f', '-qq', '-o', log, process.execPath, ...node, 'serve', '--port', '0', ...store];
  // A group of its own: the signal is for the service, strace ends with it.
  const serving = spawn('strace', strace, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const ended = new Promise((resolve) => serving.on('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    serving.on('close', () => reject(new Error(`ended by itself: ${said}`)));
    serving.stderr.on('data', (chunk) => {
      said += chunk;
      const found = /http:\/\/\S+/.exec(said);
      if (found !== null) resolve(found[0]);
    });
  });
  expect((await fetch(`${address}/ready`)).status).toBe(200);
  process.kill(-(serving.pid ?? 0), 'SIGTERM');
  await ended;
  const text = readFileSync(log, 'utf8');
  const calls = [...text.matchAll(/^\d+ +([a-z0-9_]+)\(/gm)].map(([, call]) => call ?? '');
  const families = [...text.matchAll(/ socket\((AF_[A-Z0-9]+)/g)].map(([, family]) => family ?? '');
  return { calls: [...new Set(calls)], families: [...new Set(families)] };
}
