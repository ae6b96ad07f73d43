import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cursorFile } from '../cursor.js';
import { takeTasks } from '../take.js';
import { assignment, type City, evidence, openCity, report } from '../testing/city.js';
import { folderTaskSource } from './folder-source.js';

let folder: string;
let city: City;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kpi-folder-'));
  city = await openCity();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: unknown): void =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

async function take() {
  const ledger = city.engine.ledger()?.id ?? '';
  const cursor = cursorFile(join(folder, 'state', 'qlvb.cursor'), { source: 'qlvb', ledger });
  const source = folderTaskSource('qlvb', folder);
  const taken = await takeTasks({ ...city, source, cursor, dryRun: false, passRejected: false })();
  if (E.isLeft(taken)) throw new Error(taken.left.detail);
  return taken.right;
}

test('Each file is taken once; one that comes late or is written anew is taken then.', async () => {
  put('2.json', [report()]);
  expect(await take()).toMatchObject({ recorded: 0, rejected: [{ id: 'bc-1' }] });
  put('1.json', { items: [assignment()] });
  expect(await take()).toMatchObject({ recorded: 2, rejected: [] });
  expect(await take()).toMatchObject({ items: 0, recorded: 0 });
  put('1.json', { items: [assignment(), evidence()] });
  expect(await take()).toMatchObject({ items: 2, recorded: 1, alreadyThere: 1 });
  rmSync(join(folder, '1.json'));
  put('3.json', [evidence({ id: 'nop-2' })]);
  expect(await take()).toMatchObject({ items: 1, recorded: 1 });
});

test.each([
  ['half of a file', JSON.stringify({ items: [report()] }).slice(0, -2)],
  ['an empty file', ''],
  ['no JSON', 'PK\u0003\u0004'],
  ['another shape', { viec: [] }],
])('%s is told, records nothing, stops no other file, and is taken once it is whole', async (_, content) => {
  put('1.json', [assignment()]);
  put('2.json', content);
  put('3.json', [evidence()]);
  expect(await take()).toMatchObject({ recorded: 2, rejected: [], broken: [{ code: 'PAGE_BROKEN' }] });
  expect(await take()).toMatchObject({ recorded: 0, alreadyThere: 1, broken: [{ code: 'PAGE_BROKEN' }] });
  put('2.json', [report()]);
  expect(await take()).toMatchObject({ recorded: 1, rejected: [], broken: [] });
  expect(await take()).toMatchObject({ items: 0 });
});

test('A file that is still being written under another name is not looked at.', async () => {
  put('1.json.tmp', '{"items":[');
  put('.2.json', '{"items":[');
  expect(await take()).toMatchObject({ items: 0, broken: [] });
});

test('A folder that is not there is told.', async () => {
  const page = await folderTaskSource('qlvb', join(folder, 'nowhere')).since(null)();
  expect(page).toMatchObject({ left: { code: 'SOURCE_UNREADABLE' } });
});

test('The cursor of another ledger, or a broken one, is not used; without it nothing is recorded twice.', async () => {
  put('1.json', [assignment()]);
  await take();
  const file = join(folder, 'state', 'qlvb.cursor');
  expect(cursorFile(file, { source: 'qlvb', ledger: 'another' }).read()).toMatchObject({
    left: { code: 'CURSOR_OF_ANOTHER' },
  });
  writeFileSync(file, '{"source":');
  expect(await take()).toMatchObject({ items: 0, stopped: { code: 'CURSOR_UNREADABLE' } });
  rmSync(file);
  expect(await take()).toMatchObject({ recorded: 0, alreadyThere: 1, stopped: null });
});
