import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openLedger } from '@kpi-ledger/api/ledger';
import * as E from 'fp-ts/lib/Either.js';
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

describe('files of evidence', () => {
  const REPORT = Buffer.from('%PDF-1.7 Báo cáo kết quả');
  const hash = createHash('sha256').update(REPORT).digest('hex');
  const SUBJECT = 'task-t1';
  const open = async (path: string) => {
    const opened = await openLedger({ url: `sqlite:${path}`, create: false })();
    if (E.isLeft(opened) || opened.right.evidence === null) throw new Error('not open');
    return { files: opened.right.evidence, close: opened.right.close };
  };
  const read = async (path: string) => {
    const { files, close } = await open(path);
    const found = files.read(SUBJECT, hash);
    await close();
    return found;
  };
  const source = file('evidence.db');
  beforeAll(async () => {
    json(await kpi('init', '--kind', 'live', '--city', 'hue', ...at(source)));
    const { files, close } = await open(source);
    expect(files.keep(SUBJECT, hash, REPORT)).toEqual(E.right(true));
    await close();
  });
  const holding = { files: 1, copied: 1 };

  test('are in the backup, sealed; with the key file they are read from it again', async () => {
    const backup = file('with-evidence.db');
    const done = json(await kpi('store', 'backup', backup, ...at(source)));
    expect(done).toMatchObject({ evidence: { folder: `${backup}.evidence`, ...holding } });
    expect(done['notIncluded']).toEqual([{ what: 'keys', file: `${source}.keys` }]);

    const restored = file('restored.db');
    cpSync(backup, restored);
    cpSync(`${backup}.evidence`, `${restored}.evidence`, { recursive: true });
    cpSync(`${source}.keys`, `${restored}.keys`);
    expect(await read(restored)).toEqual(E.right(REPORT));
    const [subject = ''] = readdirSync(`${backup}.evidence`);
    expect(readFileSync(join(`${backup}.evidence`, subject, `${hash}.sealed`)).includes('Báo cáo')).toBe(false);
  });

  test('may be left out, and that is said', async () => {
    const done = json(await kpi('store', 'backup', file('without.db'), '--no-evidence', ...at(source)));
    expect(done['evidence']).toBe(null);
    expect(done['notIncluded']).toContainEqual({ what: 'evidence', file: `${source}.evidence` });
    expect(existsSync(`${file('without.db')}.evidence`)).toBe(false);
  });

  test('are never written over: a folder of that name keeps the backup out, a file of other content the copy', async () => {
    const taken = file('taken-evidence.db');
    mkdirSync(`${taken}.evidence`);
    expect(await refused('store', 'backup', taken, ...at(source))).toMatchObject({ status: 1, code: 'FILE_EXISTS' });
    expect(existsSync(taken)).toBe(false);

    const target = file('copied.db');
    const copy = ['store', 'copy', `sqlite:${source}`, `sqlite:${target}`, '--format', 'json'];
    expect(json(await kpi(...copy))).toMatchObject({ evidence: { folder: `${target}.evidence`, ...holding } });
    expect(json(await kpi(...copy))).toMatchObject({ evidence: { files: 1, copied: 0 } });
    cpSync(`${source}.keys`, `${target}.keys`);
    expect(await read(target)).toEqual(E.right(REPORT));
    const [subject = ''] = readdirSync(`${target}.evidence`);
    writeFileSync(join(`${target}.evidence`, subject, `${hash}.sealed`), 'other');
    expect(await refused(...copy)).toMatchObject({ status: 1, code: 'EVIDENCE_DIFFERS' });
    expect(readFileSync(join(`${target}.evidence`, subject, `${hash}.sealed`), 'utf8')).toBe('other');
  });

  test('leave no backup behind when they cannot be copied', async () => {
    const [subject = ''] = readdirSync(`${source}.evidence`);
    const unreadable = join(`${source}.evidence`, subject, `${'0'.repeat(64)}.sealed`);
    mkdirSync(unreadable);
    expect(await refused('store', 'backup', file('half.db'), ...at(source))).toMatchObject({
      ...{ status: 3, code: 'EVIDENCE_NOT_COPIED' },
    });
    rmdirSync(unreadable);
    expect(readdirSync(folder).filter((name) => name.startsWith('half.db'))).toEqual([]);
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
