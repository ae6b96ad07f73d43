import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, describe, expect, it } from 'vitest';
import { type KeyFileOptions, openFileKeyVault } from './file-vault.js';
import type { KeyVault } from './vault.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-keys-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
let files = 0;
const freshPath = (): string => join(directory, 'made', `${++files}.keys.json`);

function vaultAt(path: string, options?: KeyFileOptions): KeyVault {
  const opened = openFileKeyVault(path, options);
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  return opened.right;
}

const child = fileURLToPath(new URL('./keeper.child.mjs', import.meta.url));

const keysIn = (path: string): { readonly [subject: string]: string } => JSON.parse(readFileSync(path, 'utf8')).keys;

describe('the key file', () => {
  it('keeps keys over a restart, readable by the owner only', () => {
    const path = freshPath();
    const sealed = vaultAt(path, { whenMissing: 'create' }).seal('official-p', 'id/data.name', 'Nguyễn Văn A');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const later = vaultAt(path);
    expect(later.open('official-p', 'id/data.name', sealed)).toBe('Nguyễn Văn A');
    expect(later.seal('official-p', 'id/data.name', 'Nguyễn Văn A')).toEqual(sealed);
  });

  it('has the key on the disk when seal returns', () => {
    const path = freshPath();
    const vault = vaultAt(path, { whenMissing: 'create' });
    expect(keysIn(path)).toEqual({});
    vault.seal('official-p', 'id/data.name', 'A');
    expect(Object.keys(keysIn(path))).toEqual(['official-p']);
  });

  it('makes many keys in one write', () => {
    const path = freshPath();
    const vault = vaultAt(path, { whenMissing: 'create' });
    const subjects = Array.from({ length: 2_000 }, (_, i) => `task-${i}`);
    vault.prepare([...subjects, ...subjects]);
    const { ino, mtimeNs } = statSync(path, { bigint: true });
    expect(Object.keys(keysIn(path)).sort()).toEqual([...subjects].sort());
    vault.prepare(subjects);
    for (const subject of subjects) vault.seal(subject, 'id/data.note', 'x');
    expect(statSync(path, { bigint: true })).toMatchObject({ ino, mtimeNs });
  });

  it('sees the keys that another opener has made', () => {
    const path = freshPath();
    const [one, two] = [vaultAt(path, { whenMissing: 'create' }), vaultAt(path)];
    const sealed = one.seal('official-p', 'id/data.name', 'A');
    expect(two.open('official-p', 'id/data.name', sealed)).toBe('A');
    two.seal('official-q', 'id/data.name', 'B');
    one.seal('official-r', 'id/data.name', 'C');
    expect(Object.keys(keysIn(path)).sort()).toEqual(['official-p', 'official-q', 'official-r']);
  });

  it('is missed when it is not there', () => {
    const path = freshPath();
    expect(openFileKeyVault(path)).toEqual(E.left({ kind: 'KEYS_MISSING', path }));
    expect(existsSync(path)).toBe(false);
  });

  it('is not made again in silence when it disappears', () => {
    const path = freshPath();
    const vault = vaultAt(path, { whenMissing: 'create' });
    rmSync(path);
    expect(() => vault.seal('official-p', 'id/data.name', 'A')).toThrow(/is missing/);
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['', /not JSON/],
    ['{"format":"kpi-ledger-keys","version":1,"keys":{"a":"AAAA', /not JSON/],
    ['[]', /does not say/],
    ['{"keys":{}}', /does not say/],
    ['{"format":"kpi-ledger-keys","version":3,"keys":{}}', /version 3/],
    ['{"format":"kpi-ledger-keys","version":2,"keys":{}}', /"erased" is no object/],
    ['{"format":"kpi-ledger-keys","version":2,"keys":{},"erased":{"official-p":{"on":"2031-03-01"}}}', /official-p/],
    ['{"format":"kpi-ledger-keys","version":1,"keys":[]}', /no object/],
    ['{"format":"kpi-ledger-keys","version":1,"keys":{"official-p":"AAAA"}}', /official-p is not 32 bytes/],
  ])('is reported damaged when it holds %j', (content, reason) => {
    const path = freshPath();
    vaultAt(path, { whenMissing: 'create' });
    writeFileSync(path, content);
    for (const options of [{}, { whenMissing: 'create' as const }])
      expect(openFileKeyVault(path, options)).toMatchObject(
        E.left({ kind: 'KEYS_CORRUPT', path, reason: expect.stringMatching(reason) }),
      );
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('is reported unusable when it is a directory, or below a file', () => {
    expect(openFileKeyVault(directory)).toMatchObject(E.left({ kind: 'KEYS_UNAVAILABLE' }));
    const file = join(directory, 'file');
    writeFileSync(file, '');
    const below = openFileKeyVault(join(file, 'x.json'), { whenMissing: 'create' });
    expect(below).toMatchObject(E.left({ kind: 'KEYS_UNAVAILABLE' }));
  });

  it('does not fit the texts of another ledger', () => {
    const [mine, other] = [
      vaultAt(freshPath(), { whenMissing: 'create' }),
      vaultAt(freshPath(), { whenMissing: 'create' }),
    ];
    const sealed = mine.seal('official-p', 'id/data.name', 'A');
    expect(other.open('official-p', 'id/data.name', sealed)).toBeNull();
    other.prepare(['official-p']);
    expect(() => other.open('official-p', 'id/data.name', sealed)).toThrow(/another ledger/);
  });

  it('is shared by several processes without losing or doubling a key', async () => {
    const path = freshPath();
    vaultAt(path, { whenMissing: 'create' });
    const ranges = [
      [0, 24],
      [10, 34],
      [20, 44],
      [0, 44],
    ];
    const outputs = await Promise.all(
      ranges.map(([first, last]) => promisify(execFile)(process.execPath, [child, path, String(first), String(last)])),
    );
    const seen = new Map<string, Set<string>>();
    for (const { stdout } of outputs)
      for (const [subject, box] of Object.entries(JSON.parse(stdout) as { [subject: string]: string }))
        seen.set(subject, (seen.get(subject) ?? new Set()).add(box));
    expect(Object.keys(keysIn(path))).toHaveLength(45);
    expect([...seen].filter(([, boxes]) => boxes.size !== 1)).toEqual([]);
    expect(seen.size).toBe(45);
  });

  it('survives the death of its writers: every key that was used is in the file', async () => {
    const path = freshPath();
    vaultAt(path, { whenMissing: 'create' });
    for (let round = 0; round < 5; round += 1) {
      const first = round * 100_000;
      const writer = spawn(process.execPath, [child, path, String(first), String(first + 99_999), 'aloud']);
      let said = '';
      const ended = new Promise((resolve) => writer.on('close', resolve));
      await new Promise<void>((resolve, reject) => {
        writer.on('error', reject);
        writer.on('close', () => reject(new Error('the writer ended by itself')));
        writer.stdout.on('data', (chunk) => {
          said += chunk;
          if (said.split('\n').length > 10 + round * 3) resolve();
        });
      });
      writer.kill('SIGKILL');
      await ended;
      const used = said.split('\n').slice(0, -1);
      const kept = keysIn(path);
      expect(used.length).toBeGreaterThanOrEqual(10);
      expect(used.filter((subject) => kept[subject] === undefined)).toEqual([]);
      vaultAt(path).seal(`after-${round}`, 'id/data.note', 'x');
    }
  });
});
