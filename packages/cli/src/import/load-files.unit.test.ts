import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutPath } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { text } from '../terminal/lang.js';
import { loadFiles } from './load-files.js';
import { problemFailure } from './problem-failure.js';

const folder = mkdtempSync(join(tmpdir(), 'kpi-import-'));
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const load = async (files: readonly string[], kind: string | null = null) => {
  const loaded = await loadFiles(files, kind);
  if (E.isLeft(loaded)) throw new Error(loaded.left.detail);
  return loaded.right;
};
const failed = async (files: readonly string[], kind: string | null = null) => {
  const loaded = await loadFiles(files, kind);
  return E.isLeft(loaded) ? [loaded.left.exit, loaded.left.code] : 'loaded';
};

describe('what a file holds', () => {
  test('is told by its name, or by --kind', async () => {
    const content = 'unit,name,kind,scope,validAt\nu-1,Đơn vị 1,department,in,1/1/2026\n';
    const byName = await load([file('2026-units.csv', content)]);
    const byOption = await load([file('danh-sach.csv', content)], 'units');
    expect(byName.rows.map(({ type, data }) => [type, data['unit']])).toEqual([['UnitRegistered', 'u-1']]);
    expect(byOption.rows[0]?.commandId).toBe(byName.rows[0]?.commandId);
  });

  test('a name that tells no kind, an unknown kind and another format are wrong usage', async () => {
    expect(await failed([file('danh-sach.csv', 'a\n1\n')])).toEqual([2, 'USAGE']);
    expect(await failed([file('units.csv', 'a\n1\n')], 'unitz')).toEqual([2, 'USAGE']);
    expect(await failed([file('units.docx', '')])).toEqual([2, 'USAGE']);
    expect(await failed([join(folder, 'units-of-nobody.csv')])).toEqual([1, 'FILE_UNREADABLE']);
  });

  test('columns are named in English or Vietnamese; an unknown, doubled or missing one is a problem with its cell', async () => {
    const { rows } = await load([
      file('v-units.csv', 'Mã đơn vị,Tên đơn vị,kind,scope,Có hiệu lực từ ngày\nu,Tên,x,in,1/1/2026\n'),
    ]);
    expect(rows[0]?.data).toMatchObject({ unit: 'u', name: 'Tên' });
    const problems = async (header: string) =>
      (await load([file('w-units.csv', `${header}\nu,Tên,x,in,1/1/2026\n`)])).problems.map(({ code, cell, row }) => [
        code,
        cell,
        row,
      ]);
    expect(await problems('unit,nam,kind,scope,validAt')).toEqual([['UNKNOWN_COLUMN', 'B1', 1]]);
    expect(await problems('unit,name,unit,scope,validAt')).toEqual([['DUPLICATE_COLUMN', 'C1', 1]]);
    expect(await problems('unit,name,kind,scope')).toEqual([['MISSING_COLUMN', null, 1]]);
  });

  test('every bad cell is named with file, row and letter', async () => {
    const path = file(
      'x-posts.csv',
      'post,unit,title,role,personKind,scope,validAt\np,u,,BOSS,CONG_CHUC,in,32/1/2026\n',
    );
    const { rows, problems } = await load([path]);
    expect(rows).toEqual([]);
    expect(problems.map(({ row, cell, column, code }) => [row, cell, column, code])).toEqual([
      [2, 'C2', 'title', 'MISSING_VALUE'],
      [2, 'D2', 'role', 'INVALID_VALUE'],
      [2, 'G2', 'validAt', 'INVALID_VALUE'],
    ]);
    expect(problems[0]?.file).toBe(path);
  });
});

describe('order', () => {
  test('what others stand on goes first, work by its day, a verdict with its submission, changes last', async () => {
    const { rows } = await load([
      file('verdicts.csv', 'task,submission,verdict,major,reason\nt,s1,REJECTED,có,sai\nt,s2,ACCEPTED,,\n'),
      file(
        'evidence.csv',
        'task,submission,milestone,units,evidence,validAt\nt,s2,m1,1,b,9/2/2026\nt,s1,m1,1,a,3/2/2026\n',
      ),
      file('handovers.csv', 'task,toUnit,reason\nt,v,REASSIGNMENT\n'),
      file('people.csv', 'person,name,personKind,validAt\np,Người,CONG_CHUC,1/5/2026\n'),
    ]);
    expect(rows.map(({ type, data }) => `${type} ${data['submission'] ?? ''}`.trim())).toEqual([
      'OfficialRegistered',
      'EvidenceSubmitted s1',
      'EvidenceRejected s1',
      'EvidenceSubmitted s2',
      'EvidenceAccepted s2',
      'TaskHandedOver',
    ]);
  });

  test('a JSON Lines file is a sequence', async () => {
    const line = (kind: string, data: object) =>
      JSON.stringify({ commandId: `c-${kind}`, kind, validAt: '2026-01-01', data });
    const { rows } = await load([
      file(
        'a.jsonl',
        [
          line('TaskCancelled', { task: 't', milestones: null, reason: 'x' }),
          line('people', { person: 'p', name: 'N', personKind: 'CONG_CHUC' }),
        ].join('\n'),
      ),
    ]);
    expect(rows.map(({ type, commandId }) => [type, commandId])).toEqual([
      ['TaskCancelled', 'c-TaskCancelled'],
      ['OfficialRegistered', 'c-people'],
    ]);
  });
});

describe('a JSON line', () => {
  const problem = async (line: string) => {
    const { problems } = await load([file('b.jsonl', `${line}\n`)]);
    return problems.map(({ row, column, code }) => [row, column, code]);
  };

  test('takes columns or the data as recorded, and tells the types of a kind apart', async () => {
    const { rows, problems } = await load([
      file(
        'c.jsonl',
        [
          { kind: 'verdicts', data: { task: 't', submission: 's', exceedsRequirement: true } },
          { kind: 'verdicts', data: { task: 't', submission: 's', verdict: 'REJECTED', major: true, reason: 'sai' } },
          {
            kind: 'assignments',
            validAt: '2026-01-05',
            data: { task: 't', unit: 'u', basis: 'PLAN', milestones: [{ key: 'm', due: '2026-03-31', units: 2 }] },
          },
          { kind: 'measurements', data: { indicator: 'i', period: '2025', value: '12.5', source: 'x' } },
          {
            kind: 'general',
            validAt: '2026-03-31',
            data: { person: 'p', period: '2026-Q1', side: 'SELF', 'I.1': '5' },
          },
        ]
          .map((line) => JSON.stringify(line))
          .join('\n'),
      ),
    ]);
    expect(problems).toEqual([]);
    expect(rows.map(({ type, validAt }) => [type, validAt])).toEqual([
      ['EvidenceAccepted', null],
      ['EvidenceRejected', null],
      ['TaskAssigned', '2026-01-05'],
      ['IndicatorMeasured', null],
      ['GeneralCriteriaSelfScored', '2026-03-31'],
    ]);
  });

  test('broken, unknown or incomplete lines are problems of their line', async () => {
    expect(await problem('{')).toEqual([[1, null, 'JSON_LINE']]);
    expect(await problem('[]')).toEqual([[1, null, 'JSON_LINE']]);
    expect(await problem('{"kind":"units","data":{},"extra":1}')).toEqual([[1, 'extra', 'JSON_LINE']]);
    expect(await problem('{"kind":"Nothing","data":{}}')).toEqual([[1, 'kind', 'UNKNOWN_KIND']]);
    expect(await problem('{"kind":"units","data":{"unit":"u","nam":"x"}}')).toEqual([[1, 'data.nam', 'UNKNOWN_FIELD']]);
    expect(
      await problem('{"kind":"measurements","data":{"indicator":"i","period":"2025","value":12.5,"source":"x"}}'),
    ).toEqual([[1, 'data.value', 'INVALID_VALUE']]);
  });
});

describe('what a person reads about a wrong row', () => {
  const told = async (path: string) => (await load([path])).problems.map(problemFailure);

  test('names place and column once, in words', async () => {
    const [first] = await told(file('w-units.csv', 'unit,name,kind,scope,validAt\nu,Tên,x,in,31/02/2026\n'));
    expect(first?.path.endsWith('w-units.csv:E2')).toBe(true);
    expect(first?.message).toBe(
      'dòng 2, cột validAt (Có hiệu lực từ ngày): "31/02/2026" phải là một ngày có thật, viết dd/mm/yyyy hoặc yyyy-mm-dd',
    );
    expect(first?.detail).toContain('row 2, column validAt: "31/02/2026" must');
  });

  test('a value under no column is no value to pass over: a decimal comma without quotes makes two cells', async () => {
    const path = file(
      'n-confirmations.csv',
      'person,period,decisionNumber,decisionDate,S\np,2026-Q1,1/QĐ,1/4/2026,88,5\n',
    );
    expect((await load([path])).problems).toMatchObject([{ code: 'CELL_WITHOUT_COLUMN', cell: 'F2', row: 2 }]);
    expect((await load([path])).rows).toEqual([]);
  });

  test('an empty file, and JSON Lines that are not UTF-8', async () => {
    expect((await load([file('e-units.csv', '')])).problems).toMatchObject([{ code: 'EMPTY_TABLE', row: 1 }]);
    const path = join(folder, 'latin.jsonl');
    writeFileSync(path, Uint8Array.from([0x7b, 0xe9, 0x7d]));
    expect(await failed([path])).toEqual([1, 'NOT_UTF8']);
  });

  test.each([
    ['Trường data.toPerson: chưa có người.', 'chưa có người.'],
    ['Thiếu trường data.toPerson: hạn đã qua.', 'còn thiếu: hạn đã qua.'],
    ['Thiếu trường bắt buộc data.toPerson.', 'còn thiếu.'],
    ['Chỉ ghi một: trường data.toPerson hoặc data.toUnit.', 'Chỉ ghi một: cột toPerson hoặc toUnit.'],
  ])('%s', (said, read) => {
    const nameOf = (path: string) => path.replace('data.', '');
    expect(withoutPath(text(said, ''), 'data.toPerson', nameOf).vi).toBe(read);
  });
});
