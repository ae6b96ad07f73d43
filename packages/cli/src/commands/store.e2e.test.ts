import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from 'vitest';
import { kpiHere as kpi } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

const { folder } = workplace();
const file = (name: string): string => join(folder, name);
const ledger = file('hue.db');
const at = (path: string): readonly string[] => ['--store', `sqlite:${path}`, '--format', 'json'];

beforeAll(async () => {
  json(await kpi('init', '--kind', 'live', '--city', 'hue', ...at(ledger)));
  json(await kpi('seed', ...at(ledger)));
  json(await kpi('checkpoint', 'seal', ...at(ledger)));
});

const refused = async (...args: readonly string[]) => {
  const { status, stdout, stderr } = await kpi(...args);
  expect(stdout).toBe('');
  return { status, ...JSON.parse(stderr).error };
};

describe('kpi store backup', () => {
  test('gives a ledger that is verified, and names the files that are not in it', async () => {
    const backup = file('backup.db');
    const done = json(await kpi('store', 'backup', backup, ...at(ledger)));
    expect(done['notIncluded']).toEqual([
      { what: 'keys', file: `${ledger}.keys` },
      { what: 'signing-key', file: `${ledger}.signing` },
    ]);
    const { ordinal, root } = json(await kpi('verify', ...at(ledger)));
    expect(done).toMatchObject({ ordinal, root });
    expect(json(await kpi('store', 'check', ...at(backup)))).toMatchObject({ status: 'SOUND', events: ordinal, root });
    // The private key never leaves its file.
    expect(readFileSync(backup).includes(JSON.parse(readFileSync(`${ledger}.signing`, 'utf8')).key)).toBe(false);
  });

  test('says to a person what else to save', async () => {
    const { status, stdout } = await kpi('store', 'backup', file('told.db'), '--store', `sqlite:${ledger}`);
    expect(status).toBe(0);
    expect(stdout).toContain('CHƯA có trong bản sao lưu');
    expect(stdout).toContain(`${ledger}.keys: khoá dữ liệu cá nhân`);
  });

  test('is refused over a file, without a folder, without a ledger, and for a server', async () => {
    writeFileSync(file('taken.db'), 'mine');
    const before = readdirSync(folder).sort();
    expect(await refused('store', 'backup', file('taken.db'), ...at(ledger))).toMatchObject({
      ...{ status: 1, code: 'FILE_EXISTS', message: expect.stringContaining('không bao giờ ghi đè') },
    });
    expect(await refused('store', 'backup', file('no/where.db'), ...at(ledger))).toMatchObject({
      ...{ status: 3, code: 'CANNOT_OPEN', message: expect.stringContaining('không ghi được bản sao lưu') },
    });
    expect(await refused('store', 'backup', file('x.db'), ...at(file('none.db')))).toMatchObject({ status: 3 });
    for (const command of [['backup', file('x.db')], ['check']])
      expect(await refused('store', ...command, '--store', 'esdb://h:1', '--format', 'json')).toMatchObject({
        ...{ status: 2, message: expect.stringContaining('kpi store copy esdb://h:1 sqlite:TỆP') },
      });
    expect(readFileSync(file('taken.db'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});

describe('a ledger file that was damaged', () => {
  const spoiled = async (name: string, sql: string): Promise<string> => {
    const path = file(name);
    json(await kpi('store', 'backup', path, ...at(ledger)));
    const db = new DatabaseSync(path);
    db.exec(sql);
    db.close();
    return path;
  };

  test('is told by kpi store check, with the event and exit 4', async () => {
    const path = await spoiled('removed.db', 'DELETE FROM events WHERE ordinal = 7');
    const { status, stdout, stderr } = await kpi('store', 'check', ...at(path));
    expect([status, stderr]).toEqual([4, '']);
    const { flaws, ...said } = JSON.parse(stdout);
    expect(said).toMatchObject({ status: 'DAMAGED' });
    expect(flaws[0]).toMatchObject({ event: 7, code: 'ORDINAL' });
    expect(flaws.filter(({ code }: { code: string }) => code === 'ORDINAL')).toHaveLength(1);
    const told = await kpi('store', 'check', '--store', `sqlite:${path}`);
    expect(told.stdout).toContain('Tệp sổ HỎNG');
    expect(told.stdout).toContain('khôi phục từ bản sao lưu');
  });

  test('gives no copy that is called good', async () => {
    const path = await spoiled(
      'changed.db',
      `UPDATE events SET bytes = CAST(replace(CAST(bytes AS TEXT), '"actor":"', '"actor":"x') AS BLOB) WHERE ordinal = 7`,
    );
    const copy = ['store', 'copy', `sqlite:${path}`, `sqlite:${file('target.db')}`, '--format', 'json'];
    expect(await refused(...copy)).toMatchObject({ status: 4, code: 'SOURCE_ALTERED' });
  });

  test('is refused by every command when its pages are damaged', async () => {
    const path = await spoiled('torn.db', '');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0, 3 * 4096, 4 * 4096));
    expect(await refused('progress', ...at(path))).toMatchObject({
      ...{ status: 4, code: 'CORRUPT', message: expect.stringContaining('khôi phục từ bản sao lưu') },
    });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});

test('a file of a later format and a file of another program are told apart', async () => {
  const later = file('later.db');
  json(await kpi('store', 'backup', later, ...at(ledger)));
  for (const [path, sql, code, words] of [
    [later, 'PRAGMA user_version = 9', 'NEWER_FORMAT', 'hãy cài phiên bản mới'],
    [file('notes.db'), 'CREATE TABLE notes(x)', 'NOT_A_LEDGER', 'không phải là sổ KPI'],
  ] as const) {
    const db = new DatabaseSync(path);
    db.exec(sql);
    db.close();
    const before = readFileSync(path);
    expect(await refused('progress', ...at(path))).toMatchObject({
      status: 3,
      code,
      message: expect.stringContaining(words),
    });
    expect(await refused('seed', ...at(path))).toMatchObject({ status: 3, code });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}.keys`)).toBe(false);
  }
});
