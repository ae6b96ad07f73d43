import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFileSigner } from './file-signer.js';
import type { Signer } from './signer.js';

let folder = '';
let now = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kpi-signer-'));
  now = 1_000_000;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const opened = (owner: string) =>
  openFileSigner({
    keyFile: join(folder, 'k.signing'),
    leaseFile: join(folder, 'k.signer'),
    owner,
    whenMissing: 'create',
    now: () => now,
    leaseSeconds: 10,
  });
const signer = (owner: string): Signer => {
  const found = opened(owner);
  return E.isRight(found) ? found.right : expect.unreachable(found.left.kind);
};
const bytes = new TextEncoder().encode('root');
const LAST = { ledger: 'l', ordinal: 3, root: 'r' };
const busy = (owner: string) =>
  expect.objectContaining({ error: expect.objectContaining({ kind: 'SIGNER_BUSY', owner }) });

it('lets one sign at a time, the next when it is done', () => {
  const first = signer('first');
  expect(opened('second')).toMatchObject({ left: { kind: 'SIGNER_BUSY', owner: 'first' } });
  first.close();
  expect(signer('second').publicKey).toBe(first.publicKey);
});

it('keeps nobody waiting who has no key', () => {
  const options = { keyFile: join(folder, 'none'), leaseFile: join(folder, 'k.signer'), owner: 'keyless' };
  expect(openFileSigner(options)).toMatchObject({ left: { kind: 'SIGNING_KEY_MISSING' } });
  expect(E.isRight(opened('second'))).toBe(true);
});

it('does not let a signer sign whose lease was taken over, also when the other is done', () => {
  const slow = signer('slow');
  now += 10_001;
  const quick = signer('quick');
  expect(() => slow.sign(bytes, LAST)).toThrow(busy('quick'));
  quick.close();
  expect(() => slow.sign(bytes, LAST)).toThrow(busy('quick'));
  expect(() => slow.vouch(bytes)).toThrow(busy('quick'));
});

it('renews its lease by signing', () => {
  const first = signer('first');
  now += 9_000;
  first.sign(bytes, LAST);
  now += 9_000;
  expect(E.isLeft(opened('second'))).toBe(true);
});

it('remembers what it signed before anybody has the signature', () => {
  const first = signer('first');
  expect(first.last).toBeNull();
  expect(first.sign(bytes, LAST)).toMatch(/^[0-9a-f]{128}$/);
  first.close();
  expect(signer('second').last).toEqual(LAST);
});

it('keeps its next key on the disk before it is introduced, and forgets the old one when that is done', () => {
  const first = signer('first');
  const old = first.publicKey;
  const { publicKey } = first.next();
  first.close();
  const second = signer('second');
  expect(second.next().publicKey).toBe(publicKey);
  expect(second.signBy('ab'.repeat(32))).toBe(false);
  expect(second.signBy(old)).toBe(true);
  expect(second.signBy(publicKey)).toBe(true);
  expect(second.publicKey).toBe(publicKey);
  second.close();
  expect(signer('third').signBy(old)).toBe(false);
  expect(readFileSync(join(folder, 'k.signing'), 'utf8')).not.toContain(old);
});
