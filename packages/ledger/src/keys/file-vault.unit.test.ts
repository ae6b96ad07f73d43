import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, expect, it, vi } from 'vitest';
import { openFileKeyVault } from './file-vault.js';

/** What another process does the moment this one has read the key file; once. */
let meanwhile: (() => void) | null = null;

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const readFileSync = ((...parameters: Parameters<typeof real.readFileSync>) => {
    const content = real.readFileSync(...parameters);
    const change = meanwhile;
    meanwhile = null;
    change?.();
    return content;
  }) as typeof real.readFileSync;
  return { ...real, readFileSync };
});

const directory = fs.mkdtempSync(join(tmpdir(), 'kpi-keys-'));
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }));

function opened(path: string) {
  const vault = openFileKeyVault(path, { whenMissing: 'create' });
  return E.isRight(vault) ? vault.right : expect.unreachable(JSON.stringify(vault.left));
}

it('sees a key that another process made while this one was reading the file', () => {
  const path = join(directory, 'keys.json');
  const other = opened(path);
  let sealed = other.seal('official-p', 'id/data.name', 'A');
  meanwhile = () => {
    sealed = other.seal('official-q', 'id/data.name', 'Nguyễn Văn B');
  };
  const vault = opened(path);
  expect(vault.open('official-q', 'id/data.name', sealed)).toBe('Nguyễn Văn B');
});
