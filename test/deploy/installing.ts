import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesIn, openFolder, runIn, sha256, smallOf, version } from './archive.ts';

interface Unpacked {
  readonly folder: string;
  /** The unpacked archive. */
  readonly home: string;
  /** An environment without Node or npm. */
  readonly bare: { readonly [name: string]: string };
}

/** Tests of `install.sh`, on an archive that the caller has unpacked. */
export function installing(unpacked: () => Unpacked): void {
  describe('install.sh', () => {
    const prefixes: string[] = [];
    const freshPrefix = () => {
      prefixes.push(openFolder('kpi-prefix-'));
      return prefixes.at(-1) ?? '';
    };
    const install = (home: string, ...args: readonly string[]) => {
      const { bare, folder } = unpacked();
      return runIn(bare, folder, 'sh', join(home, 'install.sh'), ...args);
    };
    const kpi = (prefix: string, ...args: readonly string[]) => {
      const { bare, folder } = unpacked();
      return runIn(bare, folder, join(prefix, 'current', 'bin', 'kpi'), ...args);
    };
    /** Everything below a folder with its bytes; links with their targets. */
    const stateOf = (folder: string) =>
      Object.fromEntries(
        filesIn(folder).map((path) => {
          const file = join(folder, path);
          return [path, lstatSync(file).isSymbolicLink() ? `-> ${readlinkSync(file)}` : sha256(file)];
        }),
      );

    let older = '';
    let small = '';
    beforeAll(() => {
      const { folder, home } = unpacked();
      older = join(folder, 'older');
      smallOf(home, older, '0.0.9');
      // With the packages of the whole one it runs too.
      symlinkSync(join(home, 'app', 'node_modules'), join(older, 'app', 'node_modules'));
      small = join(folder, 'small');
      smallOf(home, small);
      return () => {
        for (const prefix of prefixes) rmSync(prefix, { recursive: true, force: true });
      };
    });

    it('puts versions side by side, upgrades with one link and leaves the ledger alone', () => {
      const { home } = unpacked();
      const prefix = freshPrefix();
      const data = freshPrefix();
      const store = `sqlite:${join(data, 'hue.db')}`;

      expect(install(older, '--prefix', prefix)).toMatchObject({ status: 0, stderr: '' });
      expect(readlinkSync(join(prefix, 'current'))).toMatch(/^versions\/0\.0\.9-[0-9a-f]{12}$/);
      expect(kpi(prefix, 'demo', '--store', store)).toMatchObject({ status: 0 });
      const rate = () => kpi(prefix, 'rate', '--period', '2026-Q3', '--store', store, '--format', 'json');
      const before = rate();
      expect(before.stdout).toContain('"16333/204"');
      const ledger = sha256(join(data, 'hue.db'));

      const upgraded = install(home, '--prefix', prefix);
      expect(upgraded).toMatchObject({ status: 0, stderr: '' });
      expect(upgraded.stdout).toMatch(/to go back: ln -sfn versions\/0\.0\.9-/);
      expect(readlinkSync(join(prefix, 'current'))).toMatch(new RegExp(`^versions/${version}-[0-9a-f]{12}$`));
      expect(readdirSync(join(prefix, 'versions'))).toHaveLength(2);
      expect(sha256(join(data, 'hue.db'))).toBe(ledger);
      expect(rate().stdout).toBe(before.stdout);
    });

    it('changes nothing the second time', () => {
      const prefix = freshPrefix();
      expect(install(small, '--prefix', prefix).status).toBe(0);
      const first = stateOf(prefix);
      expect(install(small, '--prefix', prefix)).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('already installed'),
      });
      expect(stateOf(prefix)).toEqual(first);
      expect(stateOf(realpathSync(join(prefix, 'current')))).toEqual(stateOf(small));
    });

    it('finishes what was broken off and replaces what was damaged', () => {
      const prefix = freshPrefix();
      expect(install(small, '--prefix', prefix).status).toBe(0);
      const whole = stateOf(prefix);
      const installed = realpathSync(join(prefix, 'current'));
      writeFileSync(join(installed, 'app', 'dist', 'main.js'), '');
      mkdirSync(`${installed}.part`);
      writeFileSync(join(`${installed}.part`, 'half'), '');
      expect(install(small, '--prefix', prefix)).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/^installed/m),
      });
      expect(stateOf(prefix)).toEqual(whole);
    });

    it('can be read by every user, whatever the umask of who installs', () => {
      const { bare, folder } = unpacked();
      const prefix = freshPrefix();
      const done = runIn(
        bare,
        folder,
        'sh',
        '-c',
        'umask 077; exec sh "$0" --prefix "$1"',
        join(small, 'install.sh'),
        prefix,
      );
      expect(done).toMatchObject({ status: 0 });
      const installed = realpathSync(join(prefix, 'current'));
      for (const path of ['', 'bin', 'bin/kpi', 'node/bin/node'])
        expect(lstatSync(join(installed, path)).mode & 0o755, path).toBe(0o755);
      expect(lstatSync(join(installed, 'app', 'dist', 'main.js')).mode & 0o777).toBe(0o644);
    });

    it('installs for one user without root, below the home folder', () => {
      const { bare, folder } = unpacked();
      const own = freshPrefix();
      chmodSync(own, 0o777);
      const asNobody = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
      const [command = '', ...args] = [...asNobody, 'sh', join(small, 'install.sh')];
      expect(runIn({ ...bare, HOME: own }, folder, command, ...args)).toMatchObject({ status: 0, stderr: '' });
      expect(existsSync(join(own, '.local', 'opt', 'kpi-ledger', 'current', 'bin', 'kpi'))).toBe(true);
    });

    it.each([
      ['a changed file', (home: string) => writeFileSync(join(home, 'app', 'dist', 'main.js'), '')],
      ['a missing file', (home: string) => rmSync(join(home, 'LICENSE'))],
    ])('refuses an archive with %s, and writes nothing', (_, damage) => {
      const { folder } = unpacked();
      const broken = join(folder, 'broken');
      rmSync(broken, { recursive: true, force: true });
      cpSync(small, broken, { recursive: true });
      damage(broken);
      const prefix = freshPrefix();
      expect(install(broken, '--prefix', prefix)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('not as it was packaged'),
      });
      expect(readdirSync(prefix)).toEqual([]);
    });

    it('refuses to replace what is not its own, and what it does not understand', () => {
      const prefix = freshPrefix();
      mkdirSync(join(prefix, 'current'));
      writeFileSync(join(prefix, 'current', 'mine'), 'kept');
      expect(install(small, '--prefix', prefix)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('is no link'),
      });
      expect(readFileSync(join(prefix, 'current', 'mine'), 'utf8')).toBe('kept');
      expect(install(small, '--to', prefix)).toMatchObject({ status: 1, stderr: expect.stringContaining('--to') });
      expect(install(small, '--prefix').status).not.toBe(0);
    });
  });
}
