import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has } from '../tools/needs.ts';
import {
  bareEnvironment,
  filesIn,
  makeArchive,
  NAME,
  openFolder,
  root,
  runIn,
  sha256,
  unpack,
  version,
} from './archive.ts';
import { installing } from './installing.ts';

const script = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));
const isRoot = process.getuid?.() === 0;
const canCut = has('unshare', 'util-linux') && has('ip', 'iproute2');

describe('the archive of npm run package', () => {
  const folder = openFolder('kpi-deploy-');
  let archive = '';
  let home = '';
  let files: readonly string[] = [];
  let bare: { readonly [name: string]: string } = {};

  beforeAll(() => {
    archive = makeArchive(folder);
    home = unpack(archive, folder);
    files = filesIn(home);
    bare = bareEnvironment(folder, 'unshare', 'ip', 'setpriv', 'mount', 'touch');
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = (path: string): string => readFileSync(join(home, path), 'utf8');

  it('says which version, commit, Node and lock file it is', () => {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
    expect(JSON.parse(read('version.json'))).toMatchObject({
      version,
      platform: 'linux-x64',
      commit: git('rev-parse', 'HEAD'),
      lockSha256: sha256(join(root, 'pnpm-lock.yaml')),
      node: execFileSync(join(home, 'node', 'bin', 'node'), ['--version'], { encoding: 'utf8' })
        .trim()
        .slice(1),
    });
    expect(sha256(join(home, 'pnpm-lock.yaml'))).toBe(sha256(join(root, 'pnpm-lock.yaml')));
    expect(read('node/LICENSE')).toContain('Node.js contributors');
    expect(sha256(join(home, 'LICENSE'))).toBe(sha256(join(root, 'LICENSE')));
  });

  it('has a sum of every file, of the archive too', () => {
    const named = [...read('SHA256SUMS').matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].map(([, , path]) => path ?? '');
    expect(named.toSorted()).toEqual(files.filter((path) => path !== 'SHA256SUMS').toSorted());
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: home });
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', `${NAME}.tar.gz.sha256`], { cwd: folder });
  });

  it('holds every package of ours that the command line needs, and of others the versions of the lock file', () => {
    const packages = files
      .filter((path) => /^app\/(node_modules\/(@[^/]+\/)?[^/]+\/)*package\.json$/.test(path))
      .map((path) => JSON.parse(read(path)) as { readonly name: string; readonly version: string });
    const ours = packages.filter(({ name }) => name.startsWith('@kpi-ledger/')).map(({ name }) => name.slice(12));
    expect(ours.toSorted()).toEqual(
      'api cli connections domain engine events formulas intake ledger ledger-eventstoredb ledger-sqlite projections reports seeds verify web'.split(
        ' ',
      ),
    );
    const lock = read('pnpm-lock.yaml');
    const locked = (name: string, at: string) => new RegExp(`^ {2}'?${name}@${at}'?:$`, 'm').test(lock);
    const others = packages.filter(({ name }) => !name.startsWith('@kpi-ledger/'));
    expect(others.filter(({ name, version: at }) => !locked(name, at.replace('+', '\\+')))).toEqual([]);
    expect(others.length).toBeGreaterThan(50);
  });

  it('holds nothing that only a developer needs', () => {
    expect(files.filter((path) => /\.(test\.|map$|[cm]?ts$|tsbuildinfo$)/.test(path))).toEqual([]);
    for (const name of ['vitest', 'typescript', 'fast-check', '@biomejs', 'knip', 'node'])
      expect(files.filter((path) => path.includes(`/node_modules/${name}/`))).toEqual([]);
  });

  it('does not know where it was made', () => {
    const grep = spawnSync('grep', ['-rlF', root.replace(/\/$/, ''), home], { encoding: 'utf8' });
    expect([grep.status, grep.stdout]).toEqual([1, '']);
  });

  it('has its entries sorted, of one time and without an owner', () => {
    const listed = execFileSync('tar', ['-tzvf', archive, '--full-time', '--numeric-owner'], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC' },
      maxBuffer: 2 ** 26,
    });
    const entries = listed
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/\s+/));
    const { committedAt } = JSON.parse(read('version.json')) as { readonly committedAt: string };
    const time = committedAt.slice(0, 19).replace('T', ' ');
    expect(new Set(entries.map(([mode]) => mode))).toEqual(new Set(['drwxr-xr-x', '-rw-r--r--', '-rwxr-xr-x']));
    expect(new Set(entries.map(([, owner]) => owner))).toEqual(new Set(['0/0']));
    expect(new Set(entries.map(([, , , day, hour]) => `${day} ${hour}`))).toEqual(new Set([time]));
    expect(new Set(entries.map(([, , , , , path]) => path)).size).toBe(entries.length);
  });

  it.skipIf(!canCut)(
    'makes a ledger, rates and serves in a network without routes, without any Node of the machine',
    () => {
      const own = isRoot ? ['-n'] : ['-rn'];
      const done = runIn(bare, folder, 'unshare', ...own, 'sh', script('offline.sh'), home, join(folder, 'offline'));
      expect(done.status, done.stderr).toBe(0);
      const said = JSON.parse(done.stdout) as Record<string, unknown>;
      expect(said['routes']).toBe('');
      expect(said['outside']).toBe('ENETUNREACH');
      expect(said['health']).toEqual({ status: 'ok', service: 'kpi-ledger' });
      // What the README explains line by line.
      expect(JSON.stringify(said['ratings'])).toContain('"16333/204"');
      expect(said['ratings']).toEqual(said['rated']);
    },
  );

  it.skipIf(!canCut || !isRoot)('serves as the unit lets it: without rights, writing its own folder only', () => {
    const state = join(folder, 'state');
    mkdirSync(state);
    chownSync(state, 65534, 65534);
    const done = runIn(bare, folder, 'unshare', '-mn', 'sh', script('as-service.sh'), home, state);
    expect(done.status, done.stderr).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({ status: 'ready', keys: { status: 'OK' } });
    for (const name of readdirSync(state)) expect(statSync(join(state, name)).mode & 0o077, name).toBe(0);
  });

  installing(() => ({ folder, home, bare }));
});
