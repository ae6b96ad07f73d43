import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openEngine } from '@kpi-ledger/engine';
import { createMemoryKeyVault } from '@kpi-ledger/ledger';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Serving, serve } from './index.js';
import { CITY, DECISION, NOW, OPENED } from './testing/city.js';
import { ask } from './testing/client.js';
import { makePair, TestIssuer } from './testing/issuer.js';

const folder = mkdtempSync(join(tmpdir(), 'kpi-busy-'));
const path = join(folder, 'kpi.db');
const now = () => NOW;
let issuer: TestIssuer;
let serving: Serving;
let close: () => Promise<void>;
let officer = '';

const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
};

beforeAll(async () => {
  const store = right(await openSqliteStore({ path, clock: now, waitMilliseconds: 50 })());
  const engine = right(await openEngine({ store, vault: createMemoryKeyVault(), clock: now })());
  const commands = [OPENED, ...CITY].map(([type, validAt, data], i) => ({
    ...{ commandId: `city-${i}`, type, validAt, data, actor: 'test' },
  }));
  expect(right(await engine.executeAll(commands)()).status).toBe('RECORDED');
  issuer = await new TestIssuer(now, await makePair('one', 'ES256')).start();
  serving = await serve({ engine, store, port: 0, now, identity: issuer.settings });
  officer = await issuer.token({ roles: ['RATING_OFFICER'], official: 'secretary' });
  close = () => store.close();
});
afterAll(async () => {
  await serving.stop();
  await issuer.stop();
  await close();
  rmSync(folder, { recursive: true, force: true });
});

const send = (path: string, body: unknown, headers = {}) =>
  ask(serving, path, { method: 'POST', token: officer, body, headers });
const renamed = {
  commandId: 'r-1',
  kind: 'UnitRenamed',
  validAt: '2026-02-01',
  data: { unit: 'so-a', name: 'Sở A mới' },
};
const UNITS = 'unit,name,kind,scope,validAt\nphong-8,Phòng 8,department,in,02/01/2026\n';
const inForce = { decision: DECISION, reason: 'Minh chứng đến muộn' };

test('While another process holds the write lock nothing is recorded, and every answer says when to come again; then it is.', async () => {
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  const ordinal = async () =>
    ((await ask(serving, '/ready')).body['ledger'] as { ordinal: number } | undefined)?.ordinal;
  const before = await ordinal();
  const refusals = [
    await send('/api/v1/commands', renamed),
    await send('/api/v1/imports?kind=units', UNITS, { 'content-type': 'text/csv' }),
  ];
  for (const { status, headers, body } of refusals)
    expect([status, body.error?.code, Number(headers.get('retry-after'))]).toEqual([503, 'BUSY', 5]);
  expect(await ask(serving, '/ready')).toMatchObject({ status: 503, body: { error: { code: 'BUSY' } } });
  // What is only read is answered.
  expect((await ask(serving, '/api/v1/basis')).status).toBe(200);
  other.exec('ROLLBACK');
  other.close();
  expect((await send('/api/v1/commands', renamed)).status).toBe(201);
  expect((await send('/api/v1/imports?kind=units', UNITS, { 'content-type': 'text/csv' })).status).toBe(201);
  expect((await send('/api/v1/periods/2026-Q1/reopen', inForce)).status).toBe(200);
  // The command, and the start, row and end of the import.
  expect(await ordinal()).toBe((before ?? 0) + 4);
});
