import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kpiIn } from '../../packages/cli/src/testing/in-process.js';
import { serverUnderTest } from './under-test.js';

/** A whole city through the program, on the server and beside it in a file: the same bytes give the same answers. */
const server = serverUnderTest();
const folder = mkdtempSync(join(tmpdir(), 'kpi-esdb-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kpi = async (...args: string[]): Promise<string> => {
  const { status, stdout, stderr } = await kpiIn(folder, ...args);
  if (status !== 0) throw new Error(`kpi ${args.join(' ')}: exit ${status}: ${stderr}`);
  return stdout;
};
const json = async (...args: string[]) => JSON.parse(await kpi(...args, '--format', 'json'));

const FILE = 'sqlite:city.db';
const where = { server: '' };
beforeAll(async () => {
  where.server = server.newLedger();
  await kpi('demo', '--store', where.server);
  await kpi('store', 'copy', where.server, FILE);
}, 300_000);

test.each([
  ['rate', '--period', '2026-Q1'],
  ['rate', '--period', '2026-Q2', '--known', '2026-07-01'],
  ['readiness', '--period', '2026-Q3'],
  ['progress', '--plan', 'kh18'],
  ['replay', '--to', '500'],
  ['replay', '--to', '2026-10-01'],
])('kpi %s %s %s answers the same as from a file', async (...question) => {
  expect(await json(...question, '--store', where.server)).toEqual(await json(...question, '--store', FILE));
});

test('kpi verify finds the log whole on the server', async () => {
  expect(await json('verify', '--store', where.server)).toMatchObject({ status: 'NOT_ANCHORED', firstBad: null });
});

test('no file of this machine is named after a password', async () => {
  expect(readdirSync(join(folder, 'data')).join()).not.toMatch(/@|:/);
});
