import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, describe, expect, it } from 'vitest';
import { openFileKeyVault } from './file-vault.js';
import { createMemoryKeyVault } from './memory-vault.js';
import type { KeyVault } from './vault.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-keys-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
let files = 0;
const freshPath = (): string => join(directory, `${++files}.keys.json`);

function vaultAt(path: string): KeyVault {
  const opened = openFileKeyVault(path, { whenMissing: 'create' });
  return E.isRight(opened) ? opened.right : expect.unreachable(JSON.stringify(opened.left));
}

const TOMBSTONE = { on: '2031-03-01', event: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e' };
const PLACE = 'id/data.name';

describe.each([
  ['in memory', createMemoryKeyVault],
  ['in a file', () => vaultAt(freshPath())],
])('destroying a key %s', (_, make) => {
  it('makes its texts unreadable and lets no other key take its place', () => {
    const vault = make();
    const sealed = vault.seal('official-p', PLACE, 'Nguyễn Văn A');
    const other = vault.seal('official-q', PLACE, 'Trần Thị B');
    expect(vault.holds('official-p')).toBe(true);
    expect(vault.destroy('official-p', TOMBSTONE)).toBe(true);
    expect(vault.holds('official-p')).toBe(false);
    expect(vault.open('official-p', PLACE, sealed)).toBeNull();
    expect(() => vault.seal('official-p', PLACE, 'Nguyễn Văn A')).toThrow(/was erased/);
    expect(() => vault.prepare(['official-r', 'official-p'])).toThrow(/was erased/);
    expect(vault.open('official-q', PLACE, other)).toBe('Trần Thị B');
    expect(vault.destroy('official-p', TOMBSTONE)).toBe(false);
  });

  it('keeps a subject that never had a key from getting one', () => {
    const vault = make();
    expect(vault.destroy('official-p', TOMBSTONE)).toBe(false);
    expect(() => vault.seal('official-p', PLACE, 'A')).toThrow(/was erased/);
  });
});

describe('the key file after an erasure', () => {
  it('holds a tombstone instead of the key, for its owner only, over a restart', () => {
    const path = freshPath();
    const first = vaultAt(path);
    const sealed = first.seal('official-p', PLACE, 'A');
    const key = JSON.parse(readFileSync(path, 'utf8')).keys['official-p'];
    first.destroy('official-p', TOMBSTONE);
    const content = readFileSync(path, 'utf8');
    expect(content).not.toContain(key);
    expect(JSON.parse(content)).toEqual({
      format: 'kpi-ledger-keys',
      version: 2,
      keys: {},
      erased: { 'official-p': TOMBSTONE },
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const later = vaultAt(path);
    expect(later.open('official-p', PLACE, sealed)).toBeNull();
    expect(() => later.seal('official-p', PLACE, 'A')).toThrow(/was erased/);
  });

  it('is written once: the first tombstone stays', () => {
    const path = freshPath();
    const vault = vaultAt(path);
    vault.destroy('official-p', TOMBSTONE);
    const { ino, mtimeNs } = statSync(path, { bigint: true });
    vault.destroy('official-p', { ...TOMBSTONE, on: '2032-01-01' });
    vaultAt(path).destroy('official-p', TOMBSTONE);
    expect(statSync(path, { bigint: true })).toMatchObject({ ino, mtimeNs });
  });

  it('of version 1 is read, and is of version 2 after the first change', () => {
    const path = freshPath();
    writeFileSync(
      path,
      `{"format":"kpi-ledger-keys","version":1,"keys":{"official-p":"${Buffer.alloc(32, 7).toString('base64')}"}}`,
    );
    const vault = vaultAt(path);
    expect(vault.holds('official-p')).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8')).version).toBe(1);
    vault.prepare(['official-q']);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version: 2, erased: {} });
    expect(vaultAt(path).holds('official-p')).toBe(true);
  });

  it('counts a subject as erased that has both a key and a tombstone, and destroys the key anew', () => {
    const path = freshPath();
    const sealed = vaultAt(path).seal('official-p', PLACE, 'A');
    const restored = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...restored, erased: { 'official-p': TOMBSTONE } }));
    const vault = vaultAt(path);
    expect(vault.open('official-p', PLACE, sealed)).toBeNull();
    expect(vault.destroy('official-p', TOMBSTONE)).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8')).keys).toEqual({});
  });

  it('is seen by another opener that makes keys', () => {
    const path = freshPath();
    const [one, two] = [vaultAt(path), vaultAt(path)];
    one.destroy('official-p', TOMBSTONE);
    expect(() => two.seal('official-p', PLACE, 'A')).toThrow(/was erased/);
  });

  it('that cannot be written still opens nothing in this process', () => {
    const path = freshPath();
    const vault = vaultAt(path);
    const sealed = vault.seal('official-p', PLACE, 'A');
    rmSync(path);
    expect(() => vault.destroy('official-p', TOMBSTONE)).toThrow(/is missing/);
    expect(vault.open('official-p', PLACE, sealed)).toBeNull();
  });
});
