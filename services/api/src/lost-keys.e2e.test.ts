import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLedger, type OpenOptions, openLedger, serve } from './index.js';

const NOW = Date.UTC(2026, 3, 5, 2);
const folder = mkdtempSync(join(tmpdir(), 'kpi-lost-keys-'));
const url = `sqlite:${join(folder, 'kpi.db')}`;
const keyFile = join(folder, 'kpi.db.keys');
afterAll(() => rmSync(folder, { recursive: true }));

async function opened(options: Partial<OpenOptions> = {}): Promise<OpenLedger> {
  const ledger = await openLedger({ url, create: false, clock: () => NOW, ...options })();
  if (E.isLeft(ledger)) throw new Error(`${ledger.left.code}: ${ledger.left.detail}`);
  return ledger.right;
}

/** What `/ready` says of a ledger opened like this, and the ratings. */
async function served(options: Partial<OpenOptions> = {}) {
  const ledger = await opened(options);
  const serving = await serve({ engine: ledger.engine, port: 0, now: () => NOW });
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(`${serving.url}${path}`);
    return { status: response.status, ...((await response.json()) as object) };
  };
  const said = { ready: await get('/ready'), ratings: await get('/api/v1/ratings?period=2026-Q1&people=true') };
  await serving.stop();
  await ledger.close();
  return said;
}

beforeAll(async () => {
  const ledger = await opened({ create: true });
  const facts = [
    ['LedgerOpened', null, { ledger: '00000000-0000-4000-8000-000000000001', kind: 'live', city: 'hue' }],
    ['OfficialRegistered', '2026-01-02', { person: 'an', name: 'Nguyễn Văn An', personKind: 'CONG_CHUC' }],
    ['OfficialRegistered', '2026-01-02', { person: 'binh', name: 'Trần Văn Bình', personKind: 'CONG_CHUC' }],
  ] as const;
  const done = await ledger.engine.executeAll(
    facts.map(([type, validAt, data], i) => ({ commandId: `c-${i}`, type, validAt, data, actor: 'test' })),
  )();
  expect(E.isRight(done) && done.right.status).toBe('RECORDED');
  await ledger.close();
});

test('A service without its key file answers every figure, and /ready says how many keys are lost.', async () => {
  const before = await served();
  expect(before.ready).toMatchObject({ status: 'ready', keys: { status: 'OK', lost: 0 } });
  renameSync(keyFile, `${keyFile}.away`);
  try {
    const after = await served({ lostKeys: 'read' });
    expect(after.ready).toMatchObject({ status: 'ready', keys: { status: 'LOST', lost: 2 } });
    expect(after.ratings).toEqual(before.ratings);
    expect(existsSync(keyFile)).toBe(false);
  } finally {
    renameSync(`${keyFile}.away`, keyFile);
  }
});

test('Without being told to read, a ledger without its key file is not opened; with it, no text is written.', async () => {
  renameSync(keyFile, `${keyFile}.away`);
  try {
    const refused = await openLedger({ url, create: true, clock: () => NOW })();
    expect(refused).toMatchObject(E.left({ kind: 'UNAVAILABLE', code: 'KEYS_MISSING', path: keyFile }));
    const ledger = await opened({ lostKeys: 'read' });
    const chi = { person: 'chi', name: 'Lê Chi', personKind: 'CONG_CHUC' };
    const command = { commandId: 'c-9', type: 'OfficialRegistered', validAt: '2026-01-02', actor: 'test' } as const;
    expect(await ledger.engine.execute({ ...command, data: chi })()).toMatchObject(E.left({ code: 'KEYS_MISSING' }));
    expect(existsSync(keyFile)).toBe(false);
    await ledger.close();
  } finally {
    renameSync(`${keyFile}.away`, keyFile);
  }
});
