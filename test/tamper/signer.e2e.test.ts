import { spawn } from 'node:child_process';
import { createPublicKey, verify as verifyWithNode } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NewFact } from '@kpi-ledger/events';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ledgerFolder, rowsOf } from './ledger-file.js';

const { addUnits, at, done, kpi, remove, tampered, verify } = ledgerFolder();
const main = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));
afterAll(remove);

let LEDGER = '';
let made = 0;
beforeEach(async () => {
  made += 1;
  LEDGER = `signed-${made}.db`;
  await done(LEDGER, 'init', '--kind', 'live', '--city', 'hue');
  await addUnits(LEDGER, 'a', 'b');
});

const events = (): { type: string; data: Record<string, unknown> }[] => {
  let found: { type: string; data: Record<string, unknown> }[] = [];
  tampered(LEDGER, (db) => {
    found = rowsOf(db).map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString('utf8')));
  });
  return found;
};
const refusal = async (...args: readonly string[]) => {
  const { status, stdout, stderr } = await kpi(LEDGER, ...args);
  expect(stdout).toBe('');
  return [status, JSON.parse(stderr).error.code];
};

describe('sealing', () => {
  it('makes a key of its own file, and a signature that any Ed25519 implementation accepts', async () => {
    const sealed = await done(LEDGER, 'checkpoint', 'seal');
    expect(statSync(at(`${LEDGER}.signing`)).mode & 0o777).toBe(0o600);
    const file = await done(LEDGER, 'checkpoint', 'export', 'c.json');
    const { ledger, kind, ordinal, root, key } = file;
    const text = `{"format":"kpi-ledger/checkpoint@1","key":"${key}","kind":"${kind}","ledger":"${ledger}","ordinal":${ordinal},"root":"${root}"}`;
    const spki = Buffer.from(`302a300506032b6570032100${sealed.publicKey}`, 'hex');
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    expect(verifyWithNode(null, Buffer.from(text), publicKey, Buffer.from(file.signature, 'hex'))).toBe(true);
  });

  it('records nothing when nothing came since', async () => {
    const first = await done(LEDGER, 'checkpoint', 'seal');
    const again = await done(LEDGER, 'checkpoint', 'seal');
    expect(again).toEqual({ ...first, status: 'ALREADY_SO' });
    expect((await done(LEDGER, 'checkpoint', 'list')).rows).toHaveLength(1);
  });

  it('exports what proves that it continues the checkpoint before it', async () => {
    await done(LEDGER, 'checkpoint', 'seal');
    await addUnits(LEDGER, 'c');
    await done(LEDGER, 'checkpoint', 'seal');
    const file = await done(LEDGER, 'checkpoint', 'export', 'c.json');
    expect(file.previous).toMatchObject({ ordinal: 6, consistency: { from: 6, to: file.ordinal } });
    expect(await done(LEDGER, 'checkpoint', 'export', 'old.json', '--ordinal', '6')).toMatchObject({ previous: null });
    file.previous.consistency.path[0] = '0'.repeat(64);
    writeFileSync(at('broken.json'), JSON.stringify(file));
    expect((await verify(LEDGER, '--checkpoint', 'broken.json')).firstBad).toMatchObject({ code: 'NOT_CONSISTENT' });
    expect(await refusal('checkpoint', 'export', 'x.json', '--ordinal', '7')).toEqual([1, 'NO_CHECKPOINT']);
    expect(await refusal('checkpoint', 'export', 'x.json', '--ordinal', 'x')).toEqual([2, 'USAGE']);
  });

  it('is refused while another signer has the lease, and possible once that ran out', async () => {
    await done(LEDGER, 'checkpoint', 'seal');
    await addUnits(LEDGER, 'c');
    writeFileSync(at(`${LEDGER}.signer`), JSON.stringify({ owner: 'another', until: Date.now() + 60_000 }));
    expect(await refusal('checkpoint', 'seal')).toEqual([1, 'SIGNER_BUSY']);
    writeFileSync(at(`${LEDGER}.signer`), JSON.stringify({ owner: 'another', until: Date.now() - 1 }));
    expect(await done(LEDGER, 'checkpoint', 'seal')).toMatchObject({ status: 'RECORDED' });
  });

  it('by several processes at once leaves one history that verifies', async () => {
    const codes = await Promise.all(
      Array.from(
        { length: 4 },
        () =>
          new Promise<number | null>((resolve) => {
            const args = ['--disable-warning=ExperimentalWarning', main, 'checkpoint', 'seal'];
            spawn(process.execPath, [...args, '--store', `sqlite:${at(LEDGER)}`], { stdio: 'ignore' }).on(
              'exit',
              resolve,
            );
          }),
      ),
    );
    expect(codes).toContain(0);
    expect(codes.every((code) => code === 0 || code === 1)).toBe(true);
    expect(events().filter(({ type }) => type === 'SigningKeyIntroduced')).toHaveLength(1);
    const found = await verify(LEDGER);
    expect([found.status, found.firstBad]).toEqual(['NOT_ANCHORED', null]);
  });

  it('needs the key file that the ledger knows', async () => {
    await done(LEDGER, 'checkpoint', 'seal');
    await addUnits(LEDGER, 'c');
    expect(await refusal('checkpoint', 'seal', '--signing-key', 'absent.key')).toEqual([1, 'SIGNING_KEY_MISSING']);
    writeFileSync(at('broken.key'), '{}');
    expect(await refusal('checkpoint', 'seal', '--signing-key', 'broken.key')).toEqual([1, 'SIGNING_KEY_CORRUPT']);
    const other = 'other.db';
    await done(other, 'init', '--kind', 'live', '--city', 'hue');
    await done(other, 'checkpoint', 'seal', '--signing-key', 'other.key');
    expect(await refusal('checkpoint', 'seal', '--signing-key', 'other.key')).toEqual([1, 'SIGNER_OF_ANOTHER_LEDGER']);
    rmSync(at(other));
  });
});

describe('closing a period', () => {
  const close = ['period', 'close', '--period', '2026-01', '--checkpoint'];
  /** Closed as if its ratings had been published, which takes a whole quarter of facts. */
  const closeBehind = async () => {
    const store = await openSqliteStore({ path: at(LEDGER), clock: Date.now })();
    if (E.isLeft(store)) throw new Error(JSON.stringify(store.left));
    const data = { period: '2026-01', ratings: 1, ratingsRoot: 'a'.repeat(64), ordinal: 7, root: 'b'.repeat(64) };
    const facts = [{ type: 'PeriodClosed', validAt: '2026-01-31', data }] as unknown as readonly NewFact[];
    const command = { commandId: 'close', correlationId: 'close', causationId: null, actor: 'cli' };
    const appended = await store.right.append([
      { ...command, stream: 'period-2026-01', expectedRevision: -1, facts },
    ])();
    if (E.isLeft(appended)) throw new Error(JSON.stringify(appended.left));
    await store.right.close();
  };

  it('exports a checkpoint that covers it', async () => {
    await closeBehind();
    const closed = await done(LEDGER, ...close, 'closed.json');
    expect(closed).toMatchObject({ status: 'ALREADY_SO', checkpoint: { file: at('closed.json') } });
    const covered = events().slice(0, closed.checkpoint.ordinal);
    expect(covered.some(({ type }) => type === 'PeriodClosed')).toBe(true);
    expect(await verify(LEDGER, '--checkpoint', 'closed.json')).toMatchObject({ status: 'VALID' });
  });

  it('stands when the checkpoint cannot be written, and says so', async () => {
    await closeBehind();
    const { status, stderr } = await kpi(LEDGER, ...close, at('no/such/folder.json'));
    expect([status, JSON.parse(stderr).error]).toMatchObject([
      1,
      { code: 'FILE_NOT_WRITTEN', message: expect.stringMatching(/2026-01 đã khoá/) },
    ]);
    expect(await done(LEDGER, ...close, 'closed.json')).toMatchObject({ status: 'ALREADY_SO' });
  });
});

describe('a new key', () => {
  it('is signed by the old one: old checkpoints and the key that an auditor has go on', async () => {
    const { publicKey: first } = await done(LEDGER, 'checkpoint', 'seal');
    await done(LEDGER, 'checkpoint', 'export', 'old.json');
    expect(await done(LEDGER, 'checkpoint', 'rotate')).toMatchObject({ reason: 'ROTATED' });
    const { publicKey: second } = await done(LEDGER, 'checkpoint', 'seal');
    expect(second).not.toBe(first);
    await done(LEDGER, 'checkpoint', 'export', 'new.json');
    expect(await verify(LEDGER, '--checkpoint', 'old.json', '--checkpoint', 'new.json', '--key', first)).toMatchObject({
      status: 'VALID',
      anchors: [{ trust: 'GIVEN' }, { trust: 'GIVEN' }],
    });
    expect((await verify(LEDGER, '--checkpoint', 'new.json', '--key', second)).status).toBe('VALID');
  });

  it('goes on after a crash between its introduction and its first use', async () => {
    await done(LEDGER, 'checkpoint', 'seal');
    await done(LEDGER, 'checkpoint', 'rotate');
    const { key } = JSON.parse(readFileSync(at(`${LEDGER}.signing`), 'utf8'));
    await done(LEDGER, 'checkpoint', 'seal');
    await done(LEDGER, 'checkpoint', 'rotate');
    // As it stood before the new key was taken into use.
    const after = JSON.parse(readFileSync(at(`${LEDGER}.signing`), 'utf8'));
    writeFileSync(at(`${LEDGER}.signing`), JSON.stringify({ ...after, key, next: after.key }));
    expect(await done(LEDGER, 'checkpoint', 'seal')).toMatchObject({ status: 'RECORDED' });
    expect((await verify(LEDGER)).keys).toHaveLength(3);
  });

  it('for a lost one needs a decision, and verification says that the old one does not vouch for it', async () => {
    const { publicKey: lost } = await done(LEDGER, 'checkpoint', 'seal');
    const byDecision = ['checkpoint', 'rotate', '--lost', '--decision', '12/QĐ-SNV/2026-01-05'];
    expect(await refusal('checkpoint', 'rotate', '--lost')).toEqual([2, 'USAGE']);
    expect(await refusal(...byDecision)).toEqual([1, 'SIGNING_KEY_NOT_LOST']);
    renameSync(at(`${LEDGER}.signing`), at('gone.key'));
    await addUnits(LEDGER, 'c');
    expect(await refusal('checkpoint', 'seal')).toEqual([1, 'SIGNING_KEY_MISSING']);
    expect(await done(LEDGER, ...byDecision)).toMatchObject({ reason: 'LOST', decision: { number: '12/QĐ-SNV' } });
    const { publicKey } = await done(LEDGER, 'checkpoint', 'seal');
    await done(LEDGER, 'checkpoint', 'export', 'new.json');
    const found = await kpi(LEDGER, 'verify', '--checkpoint', 'new.json', '--key', publicKey, '--format', 'table');
    expect([found.status, found.stdout]).toEqual([0, expect.stringMatching(/khoá đã mất.*12\/QĐ-SNV/)]);
    expect((await verify(LEDGER, '--checkpoint', 'new.json', '--key', lost)).firstBad).toMatchObject({
      code: 'KEY_NOT_TRUSTED',
    });
    // The lost key turns up again: it does not sign any more.
    await addUnits(LEDGER, 'd');
    expect(await refusal('checkpoint', 'seal', '--signing-key', 'gone.key')).toEqual([1, 'NOT_THE_SIGNING_KEY']);
  });

  it('cannot come before the first', async () => {
    expect(await refusal('checkpoint', 'rotate')).toEqual([1, 'NO_SIGNING_KEY']);
    expect(await refusal('checkpoint', 'export', 'x.json')).toEqual([1, 'NO_CHECKPOINT']);
  });
});

describe('a checkpoint or key that comes as a command of its own', () => {
  const importing = (kind: string, data: Record<string, unknown>) => {
    writeFileSync(at('lines.jsonl'), `${JSON.stringify({ commandId: 'x', kind, validAt: null, data })}\n`);
    return kpi(LEDGER, 'import', at('lines.jsonl'));
  };

  it('is refused with a wrong signature, root or name: it would stay in the log for ever', async () => {
    await done(LEDGER, 'checkpoint', 'seal');
    const before = events();
    const sealed = before.at(-1)?.data ?? {};
    const key = before.find(({ type }) => type === 'SigningKeyIntroduced')?.data ?? {};
    for (const [kind, data, code] of [
      ['CheckpointSealed', { ...sealed, ordinal: 7 }, 'BAD_SIGNATURE'],
      ['CheckpointSealed', { ...sealed, ordinal: 2 }, 'CHECKPOINT_NOT_NEWER'],
      ['CheckpointSealed', { ...sealed, key: 'ed25519-0000000000000000', ordinal: 7 }, 'NOT_THE_SIGNING_KEY'],
      ['SigningKeyIntroduced', { ...key, key: 'k2', reason: 'ROTATED', previous: key['key'] }, 'NOT_THE_KEY_ID'],
      ['SigningKeyIntroduced', key, 'ALREADY_SO'],
    ] as const) {
      const { status, stdout, stderr } = await importing(kind, data);
      if (code === 'ALREADY_SO') expect(status, stderr).toBe(0);
      else expect([status, stdout + stderr]).toEqual([1, expect.stringContaining(code)]);
      expect(events().filter(({ type }) => type === kind)).toEqual(before.filter(({ type }) => type === kind));
    }
    expect((await verify(LEDGER)).firstBad).toBeNull();
  });
});
