import { join } from 'node:path';
import { openLedger } from '@kpi-ledger/api/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { beforeAll, expect, test } from 'vitest';
import { kpiHere } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

const { folder } = workplace();
const URL = `sqlite:${join(folder, 'kpi.db')}`;
const kpi = (...args: readonly string[]) => kpiHere(...args, '--store', URL);

interface Listed {
  readonly rows: readonly { readonly import: string; readonly recorded: number; readonly rows: number }[];
}
const listed = async (...args: readonly string[]) =>
  json<Listed>(await kpi('imports', 'list', '--format', 'json', ...args)).rows;
const failed = async (...args: readonly string[]) => {
  const { status, stdout, stderr } = await kpi(...args, '--format', 'json');
  return { status, stdout, ...JSON.parse(stderr).error };
};

/** What a program leaves that is stopped within an import: its beginning and one of its rows. */
beforeAll(async () => {
  await kpi('init', '--kind', 'live', '--city', 'hue');
  const opened = await openLedger({ url: URL, create: false })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  const { engine, close } = opened.right;
  const started = { import: 'abc', kind: 'units', file: 'don vi.csv', fileHash: 'a'.repeat(64), rows: 3 };
  const unit = { unit: 'so-a', name: 'Sở A', aliases: [], kind: 'so', scope: 'in', article: null };
  for (const [commandId, type, validAt, data] of [
    ['abc.started', 'ImportStarted', null, started],
    ['row-1', 'UnitRegistered', '2026-01-01', unit],
  ] as const) {
    const command = { commandId, type, validAt, data, actor: 'van-phong', correlationId: 'abc' };
    const done = await engine.execute(command)();
    if (E.isLeft(done)) throw new Error(done.left.detail);
  }
  await close();
});

test('an unfinished import is listed with its file and the command that goes on with it', async () => {
  expect(await listed()).toMatchObject([{ import: 'abc', rows: 3, recorded: 1 }]);
  const csv = await kpi('imports', 'list', '--format', 'csv');
  expect(csv.stdout).toContain('don vi.csv');
  expect(csv.stdout).toContain('--actor van-phong');
  expect((await kpi('imports', 'list', '--lang', 'en')).stdout).toContain('kpi import "don vi.csv"');
});

test('readiness says that its rows do not count', async () => {
  const asked = await kpi('readiness', '--period', '2026-Q1');
  expect(asked.status).toBe(0);
  expect(asked.stderr).toContain('abc');
  expect(asked.stderr).toContain('1 trong 3 dòng');
});

test('others wait for its streams, and are told why', async () => {
  const row = 'unit,name,kind,scope,validAt\nso-a,Sở A,so,in,01/01/2026\n';
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(folder, 'units.csv'), row);
  expect(await failed('import', join(folder, 'units.csv'))).toMatchObject({
    ...{ status: 1, stdout: '', code: 'IMPORT_UNFINISHED' },
    message: expect.stringContaining('kpi imports list'),
  });
});

test('only an import that is open can be ended', async () => {
  expect(await failed('imports', 'finish', 'khong-co')).toMatchObject({ status: 1, code: 'NO_UNFINISHED_IMPORT' });
  expect(await listed()).toHaveLength(1);
});

test('ended by hand, its recorded rows count from then on; before, they did not', async () => {
  const units = async (...args: readonly string[]) =>
    json<{ rows: unknown[] }>(await kpi('agencies', '--year', '2026', '--format', 'json', ...args)).rows.length;
  expect(await units()).toBe(0);
  expect(json(await kpi('imports', 'finish', 'abc', '--format', 'json'))).toEqual({
    ...{ import: 'abc', recorded: 1, skipped: 2 },
  });
  expect(await listed()).toEqual([]);
  expect(await units()).toBe(1);
  expect(await units('--known', '3')).toBe(0);
  expect(await listed('--known', '3')).toHaveLength(1);
  expect(await failed('imports', 'finish', 'abc')).toMatchObject({ code: 'NO_UNFINISHED_IMPORT' });
  expect(json(await kpi('import', join(folder, 'units.csv'), '--format', 'json'))).toMatchObject({ recorded: 0 });
});
