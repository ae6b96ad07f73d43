import { copyFileSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from '../run.js';
import { demoLedger } from '../testing/demo-ledger.js';
import { kpiHere as kpi } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

interface Erased {
  readonly status: string;
  readonly subject: string;
  readonly erased: { readonly event: string; readonly decision: object } | null;
  readonly unreadable: readonly { readonly type: string; readonly texts: number }[];
  readonly remains: { readonly ratings: readonly { readonly period: string; readonly S: string }[] };
  readonly obstacles: readonly { readonly code: string }[];
}
interface Rated {
  readonly rows: readonly { readonly holder: string; readonly S: string | null }[];
}

describe('kpi erase', () => {
  const { folder, file } = workplace();
  const db = join(folder, 'demo.db');
  const store = ['--store', `sqlite:${db}`];
  const at = [...store, '--format', 'json'];
  const clock = ['--clock', '2026-11-02T02:00:00Z'];
  const PERSON = 'mau-cong-chuc-04.2';
  const unit = ['--unit', 'so-van-hoa-va-the-thao', '--people'];
  const DECISION = ['--decision', '12/QĐ-SNV/2026-11-01'];
  const SAID = '(đã xoá theo quyết định 12/QĐ-SNV ngày 01/11/2026)';
  const rated = async () => json<Rated>(await kpi('rate', '--period', '2026-Q3', '--people', ...at)).rows;
  const codes = ({ stderr }: { readonly stderr: string }): readonly string[] => {
    const { error, errors = [error] } = JSON.parse(stderr);
    return errors.map(({ code }: { readonly code: string }) => code);
  };
  /** The table in one line: cells break names. */
  const flat = (table: string): string => table.replace(/[│\s]+/g, ' ');

  beforeAll(async () => {
    await demoLedger(join(folder, 'demo.db'));
    const left = { person: PERSON, unit: 'so-van-hoa-va-the-thao', reason: 'RETIRED', synthetic: true };
    const line = { commandId: 'left', kind: 'OfficialLeft', validAt: '2026-11-01', data: left };
    json(await kpi('import', join(folder, file('left.jsonl', JSON.stringify(line))), ...at, ...clock));
    for (const period of ['2026-Q1', '2026-Q2', '2026-Q3'])
      json(await kpi('period', 'publish', '--period', period, '--only-ready', ...at, ...clock));
  });

  test('looks first: what goes, what stays, what stands against it; nothing is written', async () => {
    const before = readFileSync(`${db}.keys`);
    const plan = json<Erased>(await kpi('erase', PERSON, '--dry-run', ...at));
    expect(plan).toMatchObject({
      status: 'DRY_RUN',
      subject: `official-${PERSON}`,
      erased: null,
      unreadable: [{ type: 'OfficialRegistered', texts: 1 }],
      obstacles: [{ code: 'RECORDS_KEPT', article: 'Điều 24' }],
    });
    expect(plan.remains.ratings.map(({ period }) => period)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3']);
    expect(JSON.stringify(plan)).not.toContain('Công chức mẫu');
    const vi = await kpi('erase', PERSON, '--dry-run', ...store);
    expect(vi.stdout).toMatch(/chưa ghi gì[\s\S]*Vẫn còn:[\s\S]*Điều 24[\s\S]*bản sao cũ/);
    const en = await kpi('erase', PERSON, '--dry-run', '--lang', 'en', ...store);
    expect(en.stdout).toMatch(/nothing written[\s\S]*Stays:[\s\S]*Điều 24[\s\S]*Backups/);
    expect(readFileSync(`${db}.keys`)).toEqual(before);
  });

  test.each([
    ['without a decision', [PERSON], 1, 'DECISION_REQUIRED'],
    ['while the records have to be kept', [PERSON, ...DECISION], 1, 'RECORDS_KEPT'],
    ['of somebody in service', ['mau-cong-chuc-04.1', ...DECISION], 1, 'IN_SERVICE'],
    ['of nobody', ['nguoi-la', ...DECISION], 1, 'NOTHING_TO_ERASE'],
    ['of what has no texts', ['unit-so-y-te', ...DECISION], 1, 'NOTHING_TO_ERASE'],
    ['by what is no decision', [PERSON, '--decision', '12'], 2, 'USAGE'],
    ['of no subject', [...DECISION], 2, 'USAGE'],
    ['with an empty legal basis', [PERSON, ...DECISION, '--records-released', '--legal-basis', ''], 1, 'INVALID_FIELD'],
  ])('refuses to erase %s', async (_, args, status, code) => {
    const before = readFileSync(`${db}.keys`);
    const refused = await kpi('erase', ...args, ...at, ...clock);
    expect(refused).toMatchObject({ status, stdout: '' });
    expect(codes(refused)).toContain(code);
    expect(readFileSync(`${db}.keys`)).toEqual(before);
  });

  test('asks a person at the keyboard, and erases nothing without the right word', async () => {
    const asked: string[] = [];
    let err = '';
    const console = {
      out: () => undefined,
      err: (text: string) => {
        err += text;
      },
      bytes: () => undefined,
      stdin: async () => new Uint8Array(),
      watched: true,
      ask: async (question: string) => {
        asked.push(question);
        return 'y';
      },
    };
    const status = await run(['erase', PERSON, ...DECISION, '--records-released', ...store, ...clock], console);
    expect(status).toBe(1);
    expect(asked).toEqual([`Gõ lại "official-${PERSON}" để xoá: `]);
    expect(err).toMatch(/Sẽ không bao giờ đọc được nữa[\s\S]*NOT_CONFIRMED/);
    expect(json<Erased>(await kpi('erase', PERSON, '--dry-run', ...at)).erased).toBeNull();
  });

  test('erases by decision; scores of everybody stay, the name is said to be erased wherever it stood', async () => {
    copyFileSync(`${db}.keys`, join(folder, 'backup.keys'));
    const before = await rated();
    const act = ['erase', PERSON, ...DECISION, '--records-released', '--legal-basis', 'Luật Bảo vệ dữ liệu cá nhân'];
    const done = json<Erased>(await kpi(...act, ...at, ...clock));
    expect(done).toMatchObject({
      status: 'RECORDED',
      keyDestroyed: true,
      obstacles: [],
      erased: { legalBasis: 'Luật Bảo vệ dữ liệu cá nhân', decision: { number: '12/QĐ-SNV', date: '2026-11-01' } },
    });
    expect(await rated()).toEqual(before);
    expect(before.find(({ holder }) => holder === PERSON)?.S).toBe('179/2');

    const table = await kpi('rate', '--period', '2026-Q3', ...unit, ...store);
    expect(flat(table.stdout)).toContain('(đã xoá theo quyết');
    expect(flat(table.stdout)).not.toContain('mẫu 04.2');
    const english = await kpi('explain', PERSON, '--period', '2026-Q3', '--lang', 'en', ...store);
    expect(english.stdout).toContain(`(erased by decision 12/QĐ-SNV of 2026-11-01) [${PERSON}]`);
    const found = await kpi('case', '--person', PERSON, '--year', '2026', ...store);
    expect(found.stdout).toContain(`2026: ${SAID}`);
    const csv = await kpi('rate', '--period', '2026-Q3', ...unit, ...store, '--format', 'csv');
    expect(csv.stdout).toContain(PERSON);
    for (const as of ['docx', 'xlsx']) {
      const out = join(folder, `mau-01.${as}`);
      const form = ['report', 'mau-01', '--person', PERSON, '--period', '2026-Q3', '--as', as, '--out', out];
      expect(await kpi(...form, ...store)).toMatchObject({ status: 0, stderr: '' });
      const parts = Object.values(unzipSync(readFileSync(out))).map((part) => strFromU8(part));
      expect(parts.some((part) => part.includes(SAID))).toBe(true);
      expect(parts.filter((part) => part.includes('Công chức mẫu 04.2'))).toEqual([]);
    }
    expect(table.stderr + english.stderr + found.stderr).toBe('');
  });

  test('a second time there is nothing to do, with this decision or another', async () => {
    const again = json<Erased>(await kpi('erase', PERSON, ...DECISION, '--yes', ...at, ...clock));
    expect(again).toMatchObject({ status: 'ALREADY_SO', erased: { decision: { number: '12/QĐ-SNV' } } });
    const other = await kpi('erase', `official-${PERSON}`, '--decision', '99/QĐ/2026-11-02', ...store, ...clock);
    expect(other).toMatchObject({ status: 0, stderr: '' });
    expect(other.stdout).toContain('đã được xoá từ 2026-11-02 theo quyết định 12/QĐ-SNV');
  });

  test('an old key file put back is reported once, and the key destroyed again', async () => {
    copyFileSync(join(folder, 'backup.keys'), `${db}.keys`);
    const first = await kpi('rate', '--period', '2026-Q3', ...unit, ...store);
    expect(first.stderr).toMatch(/khoá vừa được huỷ.*\[ERASED_KEY_FOUND\]/);
    expect(flat(first.stdout)).toContain('(đã xoá theo quyết');
    expect((await kpi('rate', '--period', '2026-Q3', ...unit, ...store)).stderr).toBe('');
    expect(JSON.parse(readFileSync(`${db}.keys`, 'utf8')).keys[`official-${PERSON}`]).toBeUndefined();
  });

  test('a lost key file is reported at start: figures are answered, nothing is written, the erased are not taken for lost', async () => {
    const before = await rated();
    renameSync(`${db}.keys`, join(folder, 'away.keys'));
    try {
      const asked = await kpi('rate', '--period', '2026-Q3', '--people', ...at);
      expect(asked.status).toBe(0);
      expect((JSON.parse(asked.stdout) as Rated).rows).toEqual(before);
      expect(JSON.parse(asked.stderr)).toMatchObject({ warning: { code: 'KEYS_LOST', path: `${db}.keys` } });
      const table = flat((await kpi('rate', '--period', '2026-Q3', ...unit, ...store)).stdout);
      expect(table).toContain('(không đọc được: mất');
      expect(table).toContain('(đã xoá theo quyết');
      const line = { kind: 'OfficialLeft', validAt: '2026-11-01', data: { person: 'x', unit: 'y', reason: 'OTHER' } };
      const written = await kpi('import', join(folder, file('x.jsonl', JSON.stringify(line))), ...at, ...clock);
      expect(written).toMatchObject({ status: 3, stdout: '' });
      expect(codes(written)).toEqual(['KEYS_MISSING']);
    } finally {
      rmSync(`${db}.keys`, { force: true });
      renameSync(join(folder, 'away.keys'), `${db}.keys`);
    }
    expect((await kpi('rate', '--period', '2026-Q3', ...at)).stderr).toBe('');
  });

  test('the file that brought a person says nothing new after the erasure, and is named as not reached', async () => {
    const line = {
      kind: 'OfficialRegistered',
      validAt: '2026-10-01',
      data: { person: 'khach', name: 'Bà Khách Mời', personKind: 'CONG_CHUC', synthetic: true },
    };
    const people = join(folder, file('khach-moi.jsonl', JSON.stringify(line)));
    json(await kpi('import', people, ...at, ...clock));
    const plan = json<Erased & { readonly elsewhere: readonly { readonly subject: string }[] }>(
      await kpi('erase', 'khach', '--dry-run', ...at),
    );
    expect(plan.elsewhere).toEqual([{ subject: expect.stringMatching(/^import-/), events: 1 }]);
    json(await kpi('erase', 'khach', ...DECISION, ...at, ...clock));
    expect(json(await kpi('import', people, ...at, ...clock))).toMatchObject({ status: 'NOTHING_NEW' });
    const anew = { ...line, validAt: '2026-10-02' };
    const refused = await kpi('import', join(folder, file('khach-2.jsonl', JSON.stringify(anew))), ...at, ...clock);
    expect(refused.status).toBe(1);
    expect(codes(refused)).toEqual(['SUBJECT_ERASED']);
    expect(refused.stderr).not.toContain('Bà Khách Mời');
  });

  test('explains itself in both languages', async () => {
    const vi = await kpi('erase', '--help');
    expect(vi).toMatchObject({ status: 0, stderr: '' });
    expect(vi.stdout).toMatch(/Không hoàn tác được[\s\S]*kpi erase nguyen-van-a --dry-run/);
    expect((await kpi('erase', '--help', '--lang', 'en')).stdout).toMatch(/cannot be\s+undone[\s\S]*--dry-run/);
  });
});
