import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoLedger } from '../testing/demo-ledger.js';
import { kpiHere } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

const { folder, file } = workplace();
const at = ['--store', `sqlite:${join(folder, 'demo.db')}`, '--format', 'json'];
const kpi = (...args: readonly string[]) => kpiHere(...args, ...at);
const path = (name: string) => join(folder, name);

interface Made {
  readonly files: readonly string[];
  readonly synthetic: boolean;
}
interface Failed {
  readonly error: { readonly code: string; readonly path: string; readonly message: string };
}
const failed = async (...args: readonly string[]) => {
  const { status, stdout, stderr } = await kpi(...args);
  expect(stdout).toBe('');
  return { status, ...(JSON.parse(stderr) as Failed).error };
};

beforeAll(() => demoLedger(join(folder, 'demo.db')));

describe('kpi report', () => {
  test('writes one form and says that its data is made up', async () => {
    const out = path('forms/phieu.docx');
    const made = json<Made>(
      await kpi('report', 'mau-01', '--person', 'head-so-noi-vu', '--period', '2026-Q1', '--out', out),
    );
    expect(made).toEqual({ files: [out], synthetic: true });
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  });

  test('asked again it writes the same bytes; known earlier, others', async () => {
    const write = async (name: string, ...more: readonly string[]) => {
      const person = ['--person', 'head-so-noi-vu', '--period', '2026-Q1'];
      json(await kpi('report', 'annex', ...person, '--as', 'xlsx', '--out', path(name), ...more));
      return readFileSync(path(name));
    };
    const first = await write('a.xlsx');
    expect((await write('b.xlsx')).equals(first)).toBe(true);
    expect((await write('c.xlsx', '--known', '1000')).equals(first)).toBe(false);
  });

  test('--all writes one file for everybody of a unit', async () => {
    const out = path('all');
    const all = ['--all', '--unit', 'so-noi-vu', '--period', '2026-Q1'];
    const { files } = json<Made>(await kpi('report', 'mau-01', ...all, '--out', out));
    expect(readdirSync(out).sort()).toEqual([
      'mau-01-mau-cong-chuc-01.1-2026-Q1.docx',
      'mau-01-mau-cong-chuc-01.2-2026-Q1.docx',
      'mau-01-mau-cong-chuc-01.3-2026-Q1.docx',
      'mau-01-mau-giu-chuc-01-2026-Q1.docx',
    ]);
    expect(files).toHaveLength(4);
  });

  test.each([
    ['report', 'mau-01', '--period', '2026-Q1'],
    ['report', 'mau-01', '--person', 'head-so-noi-vu'],
    ['report', 'mau-01', '--person', 'head-so-noi-vu', '--period', '2026'],
    ['report', 'mau-02', '--person', 'head-so-noi-vu', '--period', '2026-Q1'],
    ['report', 'mau-01', '--person', 'head-so-noi-vu', '--all', '--period', '2026-Q1'],
    ['report', 'mau-01', '--authority', 'head-so-noi-vu', '--period', '2026-Q1'],
    ['report', 'mau-01', '--person', 'head-so-noi-vu', '--period', '2026-Q1', '--as', 'csv'],
    ['report', 'mau-01', '--person', 'head-so-noi-vu', '--period', '2026-Q1', '--mapping', 'x'],
    ['report', 'national-db'],
    ['report', 'national-db', '--year', '26'],
    ['report', 'national-db', '--year', '2026', '--as', 'docx'],
    ['report', 'national-db', '--year', '2026', '--period', '2026'],
  ])('wrong usage is 2 and writes no file: %j', async (...args) => {
    const { status, code } = await failed(...args, '--out', path('nothing.docx'));
    expect([status, code, existsSync(path('nothing.docx'))]).toEqual([2, 'USAGE', false]);
  });

  test('a format that a form has not is answered by those that it has', async () => {
    const mau01 = ['report', 'mau-01', '--person', 'head-so-noi-vu', '--period', '2026-Q1'];
    const refusals = [
      await failed(...mau01, '--as', 'csv', '--out', path('nothing.csv')),
      await failed('report', 'national-db', '--year', '2026', '--as', 'docx', '--out', path('nothing.docx')),
    ];
    expect(refusals.map(({ path: at, message }) => [at, message.split('; ')[1]])).toEqual([
      ['--as', 'chọn một trong: docx, xlsx'],
      ['--as', 'chọn một trong: json, csv'],
    ]);
  });

  test('who is not there is refused, and a place that cannot be written is named', async () => {
    const period = ['--period', '2026-Q1'];
    expect(await failed('report', 'mau-01', '--person', 'nobody', ...period, '--out', path('no.docx'))).toMatchObject({
      status: 1,
      code: 'UNKNOWN_SUBJECT',
    });
    expect(
      await failed('report', 'rating-list', '--authority', 'nobody', ...period, '--out', path('no.docx')),
    ).toMatchObject({ status: 1, code: 'UNKNOWN_POST' });
    const inFile = join(file('a-file', 'x') && path('a-file'), 'below.docx');
    expect(await failed('report', 'mau-01', '--person', 'head-so-noi-vu', ...period, '--out', inFile)).toMatchObject({
      status: 1,
      code: 'FILE_NOT_WRITTEN',
      path: inFile,
    });
  });
});

describe('kpi report on the plans', () => {
  test('writes a file a table as CSV, and the same figures as JSON with the basis of the day before the cutoff', async () => {
    const half = ['report', 'half-year', '--cutoff', '2026-06-10', '--unit', 'so-noi-vu'];
    const { files, synthetic } = json<Made>(await kpi(...half, '--as', 'csv', '--out', path('half.csv')));
    expect([files.length, synthetic, files[0]]).toEqual([7, true, path('half.completion.csv')]);
    json(await kpi(...half, '--as', 'json', '--out', path('half.json')));
    const { basis, tables } = JSON.parse(readFileSync(path('half.json'), 'utf8'));
    expect([basis.effective, Object.keys(tables).length]).toEqual(['2026-06-09', 7]);
    const [, first = ''] = readFileSync(path('half.completion.csv'), 'utf8').split('\r\n');
    expect(first.split(',').slice(0, 3)).toEqual(['kh03', 'kh03', String(tables.completion[0].assigned)]);
  });

  test('stands on both times', async () => {
    const rate = ['report', 'reporting-rate', '--period', '2026-Q1', '--as', 'json', '--out', path('rate.json')];
    json(await kpi(...rate, '--known', '900', '--effective', '2026-04-30'));
    const { basis } = JSON.parse(readFileSync(path('rate.json'), 'utf8'));
    expect(basis).toMatchObject({ ordinal: 900, effective: '2026-04-30' });
  });

  test('--all makes one file for every unit that has a part of a plan', async () => {
    const all = ['report', 'half-year', '--cutoff', '2026-06-10', '--all', '--known', '1200', '--as', 'json'];
    const { files } = json<Made>(await kpi(...all, '--out', path('units')));
    expect(files).toContain(path('units/half-year-so-noi-vu.json'));
    expect(readdirSync(path('units'))).toHaveLength(files.length);
  });

  test.each([
    ['half-year', '--period', '2026-H1'],
    ['half-year'],
    ['half-year', '--cutoff', '2026-06-11'],
    ['half-year', '--cutoff', '2026-06-10', '--unit', 'so-noi-vu', '--all'],
    ['half-year', '--cutoff', '2026-06-10', '--person', 'head-so-noi-vu'],
    ['quarter-heads', '--period', '2026-H1'],
    ['quarter-heads', '--period', '2026-Q1', '--unit', 'so-noi-vu'],
    ['reporting-rate', '--period', '2026-13'],
    ['mau-01', '--person', 'head-so-noi-vu', '--period', '2026-Q1', '--cutoff', '2026-06-10'],
  ])('wrong usage is 2 and writes no file: %j', async (...args) => {
    const { status, code } = await failed('report', ...args, '--out', path('nothing.docx'));
    expect([status, code, existsSync(path('nothing.docx'))]).toEqual([2, 'USAGE', false]);
  });

  test('of a period that is not closed nothing is published', async () => {
    const publication = ['report', 'publication', '--period', '2026-Q1', '--out', path('nothing.docx')];
    expect(await failed(...publication)).toMatchObject({ status: 1, code: 'PERIOD_NOT_CLOSED' });
    expect(existsSync(path('nothing.docx'))).toBe(false);
  });
});

describe('kpi report national-db', () => {
  const decide = (person: string, klass: string) => ({
    kind: 'ClassificationDecided',
    validAt: '2026-10-20',
    data: {
      person,
      year: '2026',
      class: klass,
      signer: 'mau-giu-chuc-01',
      decision: { number: '99/QĐ-UBND', date: '2026-10-20' },
      synthetic: true,
    },
  });
  const mapping = (columns: unknown) => {
    file('mapping.json', JSON.stringify(columns));
    return path('mapping.json');
  };
  const exported = (...more: readonly string[]) =>
    ['report', 'national-db', '--year', '2026', '--unit', 'so-noi-vu', '--out', path('db.json'), ...more] as const;

  beforeAll(async () => {
    file('decided.jsonl', JSON.stringify({ commandId: 'qd-1', ...decide('mau-cong-chuc-01.1', 'TOT') }));
    json(await kpi('import', path('decided.jsonl'), '--clock', '2026-10-31T09:00:00+07:00'));
  });

  test.each([
    ['no mapping', [], 'MAPPING_EMPTY'],
    ['an empty one', ['--mapping', mapping({ columns: [] })], 'MAPPING_EMPTY'],
  ])('%s is refused with the fields that there are', async (_, more, code) => {
    mapping({ columns: [] });
    const refused = await failed(...exported(...more));
    expect(refused).toMatchObject({ status: 1, code });
    for (const field of ['fullName', 'class', 'decisionNumber']) expect(refused.message).toContain(field);
    expect(existsSync(path('db.json'))).toBe(false);
  });

  test.each([
    [{ columns: [{ column: 'XL', field: 'klass' }] }, 'columns[0].field'],
    [{ columns: [{ column: '', field: 'class' }] }, 'columns[0].column'],
    [
      {
        columns: [
          { column: 'A', field: 'class' },
          { column: 'A', field: 'year' },
        ],
      },
      'columns[1].column',
    ],
    [{ columns: [{ column: 'A', field: 'class', format: 'x' }] }, 'columns[0]'],
    [{ cot: [] }, 'columns'],
    ['text', 'columns'],
  ])('a wrong mapping is refused where it is wrong: %j', async (columns, where) => {
    expect(await failed(...exported('--mapping', mapping(columns)))).toMatchObject({
      status: 1,
      code: 'MAPPING_INVALID',
      path: `${path('mapping.json')}:${where}`,
    });
  });

  test('writes decided classes in the columns of the mapping, and sends nobody whose class is open', async () => {
    const columns = [
      { column: 'Họ tên', field: 'fullName' },
      { column: 'Xếp loại', field: 'className' },
      { column: 'Số QĐ', field: 'decisionNumber' },
      { column: 'Số hiệu', field: 'staffNumber' },
    ];
    const said = json(await kpi(...exported('--mapping', mapping({ columns }))));
    expect(said).toMatchObject({
      records: 1,
      synthetic: true,
      notDecided: ['mau-cong-chuc-01.2', 'mau-cong-chuc-01.3', 'mau-giu-chuc-01'],
    });
    expect(JSON.parse(readFileSync(path('db.json'), 'utf8'))).toMatchObject({
      year: '2026',
      synthetic: true,
      records: [
        {
          'Họ tên': 'Công chức mẫu 01.1',
          'Xếp loại': 'Hoàn thành tốt nhiệm vụ',
          'Số QĐ': '99/QĐ-UBND',
          'Số hiệu': null,
        },
      ],
    });
  });

  test('as CSV a column that begins like a formula stays text, and made-up records say so', async () => {
    const columns = [
      { column: '=Họ tên', field: 'fullName' },
      { column: 'XL', field: 'class' },
    ];
    json(await kpi(...exported('--as', 'csv', '--mapping', mapping({ columns }))));
    expect(readFileSync(path('db.json'), 'utf8')).toBe("'=Họ tên,XL,synthetic\r\nCông chức mẫu 01.1,TOT,true\r\n");
  });
});

describe('kpi case, kpi cases', () => {
  interface Case {
    readonly decided: { readonly class: string } | null;
    readonly steps: readonly { readonly step: string; readonly status: string; readonly missing: readonly object[] }[];
  }
  const caseOf = async (person: string) => json<Case>(await kpi('case', '--person', person, '--year', '2026'));

  test('shows what is missing and who owes it, and follows what is recorded', async () => {
    const before = await caseOf('mau-cong-chuc-01.2');
    expect(before.steps.find(({ step }) => step === 'SELF_ASSESSMENT')).toMatchObject({
      status: 'MISSING',
      missing: [{ owedBy: 'mau-cong-chuc-01.2' }],
    });
    const submitted = {
      commandId: 'mau-02-1',
      kind: 'AnnualSelfAssessmentSubmitted',
      validAt: '2026-10-25',
      data: { person: 'mau-cong-chuc-01.2', year: '2026', selfClass: 'XS', synthetic: true },
    };
    file('mau02.jsonl', JSON.stringify(submitted));
    json(await kpi('import', path('mau02.jsonl'), '--clock', '2026-10-31T10:00:00+07:00'));
    const after = await caseOf('mau-cong-chuc-01.2');
    expect(after).toMatchObject({ selfClass: 'XS' });
    expect(after.steps.find(({ step }) => step === 'MEETING')?.status).toBe('MISSING');
  });

  test('a notice of a class that nobody has decided is refused with the article', async () => {
    const notice = {
      kind: 'ClassificationNotified',
      validAt: '2026-10-25',
      data: { person: 'mau-cong-chuc-01.2', year: '2026', how: 'WRITTEN', electronic: true, synthetic: true },
    };
    file('notice.jsonl', JSON.stringify(notice));
    const { status, stderr } = await kpi('import', path('notice.jsonl'), '--clock', '2026-10-31T11:00:00+07:00');
    expect(status).toBe(1);
    expect(stderr).toContain('NOT_CLASSIFIED_YET');
    expect(stderr).toContain('Điều 21');
  });

  test('the overview names for each person the next step that is missing', async () => {
    const { stdout } = await kpiHere(
      'cases',
      '--year',
      '2026',
      '--unit',
      'so-noi-vu',
      '--format',
      'csv',
      ...at.slice(0, 2),
    );
    const [header, ...lines] = stdout.trimEnd().split('\r\n');
    expect(header).toBe('person,unit,class,done,next,owedBy,deadline');
    expect(lines.map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
      'mau-cong-chuc-01.1,so-noi-vu,TOT',
      'mau-cong-chuc-01.2,so-noi-vu,',
      'mau-cong-chuc-01.3,so-noi-vu,',
      'mau-giu-chuc-01,so-noi-vu,',
    ]);
    expect(lines[2]).toMatch(/SELF_ASSESSMENT,mau-cong-chuc-01\.3,2026-12-14$/);
  });

  test('wrong years, people and units are refused', async () => {
    expect(await failed('case', '--person', 'mau-giu-chuc-01', '--year', '26')).toMatchObject({ status: 2 });
    expect(await failed('case', '--person', 'nobody', '--year', '2026')).toMatchObject({ code: 'UNKNOWN_PERSON' });
    expect(await failed('cases', '--year', '2026', '--unit', 'nowhere')).toMatchObject({ code: 'UNKNOWN_UNIT' });
  });
});
