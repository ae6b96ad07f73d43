import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { kpiHere as kpi } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

const { folder, file } = workplace();
const at = ['--store', `sqlite:${join(folder, 'hue.db')}`, '--format', 'json'];
const tasks = ['connect', 'tasks', '--from', join(folder, 'hop-thu')];

const assigned = (id: string, unit: string): object => ({
  kind: 'ASSIGNMENT',
  id,
  version: 1,
  on: '2026-02-02',
  data: { unit, basis: 'PLAN', title: 'Lập báo cáo', milestones: [{ key: 'm1', due: '2026-03-31', units: 1 }] },
});

beforeAll(async () => {
  json(await kpi('seed', ...at));
  mkdirSync(join(folder, 'hop-thu'));
  file('hop-thu/1.json', JSON.stringify([assigned('12/UBND', 'so-noi-vu'), assigned('13/UBND', 'so-khong-co')]));
});

test('A dry run tells what would be, and leaves neither an event nor a cursor.', async () => {
  const checked = await kpi(...tasks, '--dry-run', ...at);
  expect([checked.status, JSON.parse(checked.stdout)]).toMatchObject([1, { dryRun: true, recorded: 1 }]);
  expect(existsSync(join(folder, 'hue.db.qlvb.cursor'))).toBe(false);
});

test('What is wrong is told and the exit code says so; nothing is recorded twice; the rejected may be passed over.', async () => {
  const first = await kpi(...tasks, ...at);
  expect([first.status, JSON.parse(first.stdout)]).toMatchObject([
    1,
    { recorded: 1, rejected: [{ id: '13/UBND', problems: [{ code: 'UNKNOWN_UNIT' }] }], stopped: null },
  ]);
  expect(existsSync(join(folder, 'hue.db.qlvb.cursor'))).toBe(false);
  const { stdout } = await kpi(...tasks, ...at.slice(0, 2));
  expect(stdout).toContain('chưa có đơn vị "so-khong-co"');
  const passed = await kpi(...tasks, '--pass-rejected', ...at);
  expect([passed.status, JSON.parse(passed.stdout)]).toMatchObject([1, { recorded: 0, alreadyThere: 1 }]);
  expect(json(await kpi(...tasks, ...at))).toMatchObject({ items: 0, recorded: 0, rejected: [] });
});

test('Over HTTP the token of the file is sent, never shown; a server that is down is told and nothing is lost.', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    const items = [assigned('http-1', 'so-noi-vu')];
    response.end(JSON.stringify({ items, next: '1', more: false }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/viec`;
  const token = ['--token-file', join(folder, file('token', 'bi-mat\n'))];
  const from = ['connect', 'tasks', '--source', 'ioffice', '--from', address, ...token, ...at];
  expect(json(await kpi(...from))).toMatchObject({ source: 'ioffice', recorded: 1 });
  expect(json(await kpi(...from))).toMatchObject({ recorded: 0, alreadyThere: 1 });
  expect(new Set(asked)).toEqual(new Set(['Bearer bi-mat']));
  await new Promise((resolve) => server.close(resolve));
  const down = await kpi(...from);
  expect([down.status, JSON.parse(down.stdout)]).toMatchObject([3, { stopped: { code: 'SOURCE_UNREACHABLE' } }]);
  expect(down.stdout + down.stderr).not.toContain('bi-mat');
});

test('A source that is not there, and wrong options, are told.', async () => {
  const nowhere = await kpi('connect', 'tasks', '--from', join(folder, 'khong-co'), ...at);
  expect([nowhere.status, JSON.parse(nowhere.stdout)]).toMatchObject([3, { stopped: { code: 'SOURCE_UNREADABLE' } }]);
  for (const wrong of [
    ['--source', 'Qlvb'],
    ['--token-file', 'x'],
    ['--timeout', '5'],
  ])
    expect((await kpi(...tasks, ...wrong, ...at)).status).toBe(2);
});

test('Without a closed period the open data are an empty catalogue.', async () => {
  const out = join(folder, 'du-lieu-mo');
  expect(json(await kpi('connect', 'open-data', '--out', out, ...at))).toMatchObject({
    status: 'PUBLISHED',
    files: [],
  });
});
