import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { kpiHere } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

interface Row {
  readonly indicator: string;
  readonly status: boolean | null;
  readonly progress: string | null;
  readonly gaps: readonly string[];
  readonly definitionCard: { readonly [slot: string]: { readonly value: string; readonly from: string } | null };
  readonly differences: readonly { readonly id: string; readonly status: string }[];
  readonly otherYears: readonly unknown[];
  readonly missing: readonly { readonly code: string }[];
}

const DECISION = { number: '45/QĐ-UBND', date: '2026-06-30' };
const HDI = [
  { plan: 'ctr286', annex: 'II', row: '7', indicator: 'ctr286.ii.7' },
  { plan: 'kh03', annex: 'I', row: '11', indicator: 'kh03.i.11' },
];

describe('kpi indicators and kpi clarity over the plans as seeded', () => {
  const { folder, file } = workplace();
  const store = ['--store', `sqlite:${join(folder, 'kpi.db')}`];
  const kpi = (...args: readonly string[]) => kpiHere(...args, ...store);
  const imports = (name: string, content: string) =>
    kpi('import', join(folder, file(name, content)), '--format', 'json');
  const rows = async (...args: readonly string[]) =>
    json<{ rows: readonly Row[] }>(await kpi('indicators', '--effective', '2026-12-31', ...args, '--format', 'json'))
      .rows;
  const row = async (id: string) => (await rows('--indicator', id))[0];

  beforeAll(async () => {
    json(await kpi('seed', '--format', 'json'));
  });

  test('every indicator row, headers with a target too, and the quantified targets of the prose', async () => {
    const all = await rows();
    expect(all).toHaveLength(148);
    expect(new Set(all.map(({ indicator }) => indicator)).size).toBe(148);
    expect(all.every(({ status, missing }) => status === null && missing.length > 0)).toBe(true);
    expect(await rows('--plan', 'kh03')).toHaveLength(43);
    const led = await rows('--unit', 'so-noi-vu');
    expect(led.map(({ indicator }) => indicator)).toEqual(['ctr286.ii.5', 'ctr286.ii.67', 'ctr286.ii.86']);
  });

  test('a table of measurements, one of them an attestation; without evidence nothing is written', async () => {
    const head = 'indicator,period,value,universe,universeSize,source,attested,met,evidence';
    const words = '"Đạt mức trên trung bình của vùng và cả nước"';
    const refused = await imports('measurements.csv', `${head}\nkh03.i.2,2025,,,,Báo cáo,${words},có,`);
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stderr)).toMatchObject({
      error: { code: 'ATTESTED_WITHOUT_EVIDENCE', path: expect.stringMatching(/measurements.csv:I2$/) },
    });
    expect(await row('kh03.i.2')).toMatchObject({ status: null });
    json(
      await imports(
        'measurements.csv',
        [
          head,
          `kh03.i.2,2025,,,,Báo cáo,${words},có,Biên bản 01; Báo cáo 02`,
          'kh03.i.11,2025,"0,76",,,Thống kê,,,',
          'ctr286.ii.7,2025,"0,76",,,Thống kê,,,',
          'kh03.i.14,2025,3,vn-universities,240,Bảng xếp hạng,,,',
        ].join('\n'),
      ),
    );
    expect(await row('kh03.i.2')).toMatchObject({ status: true, targets: [{ figures: [{ evidence: 2 }] }] });
    expect(await row('kh03.i.14')).toMatchObject({
      status: null,
      targets: [{ status: true }, { reason: 'other_universe' }, { reason: 'other_universe' }],
    });
  });

  test('plans that differ are open until a decision says which governs', async () => {
    const states = async () =>
      Promise.all(
        HDI.map(async ({ indicator }) => {
          const found = await row(indicator);
          return [found?.status, found?.differences.map(({ id, status }) => `${id} ${status}`)];
        }),
      );
    expect(await states()).toEqual([
      [false, ['hdi OPEN']],
      [true, ['hdi OPEN']],
    ]);
    const [governs, yields] = HDI;
    const data = { plan: 'ctr286', conflict: 'hdi', governs, over: [yields], decision: DECISION };
    const decided = { kind: 'GoverningRowDecided', validAt: '2026-07-01', data };
    json(await imports('hdi.jsonl', JSON.stringify(decided)));
    expect(await states()).toEqual([
      [false, ['hdi DECIDED']],
      [true, ['hdi DECIDED']],
    ]);
    const sheet = await kpi('indicators', '--indicator', 'kh03.i.11', '--effective', '2026-12-31');
    expect(sheet.stdout).toContain('áp dụng ctr286 II 7 (45/QĐ-UBND)');
  });

  test('a threshold in the title that is no target is said, and why nothing is known in words', async () => {
    const sheet = await kpi('indicators', '--indicator', 'ctr286.ii.9', '--effective', '2026-12-31');
    expect(sheet.stdout).toContain('* Tên chỉ tiêu chứa thêm một ngưỡng ("kinh phí từ xã hội chiếm hơn 60%")');
    expect(sheet.stdout).toContain('1,5 (>= 1.5): chưa biết; chưa có số đo');
    expect(sheet.stdout).not.toContain('not_measured');
  });

  test('the gaps of a definition card are listed, and filled by a table', async () => {
    const empty = ['formula', 'numerator', 'dataSource', 'frequency'];
    expect(await row('kh03.i.7')).toMatchObject({
      gaps: empty,
      definitionCard: { denominator: { value: 'GRDP', from: 'DOCUMENT' }, formula: null },
      otherYears: [{ indicator: 'kh03.i.26', horizon: '2045', targets: ['50'] }],
    });
    json(
      await imports(
        'cards.csv',
        'indicator,formula,dataSource,frequency,validAt\nkh03.i.7,tử số ÷ mẫu số × 100,Thống kê thành phố,YEAR,01/07/2026',
      ),
    );
    expect(await row('kh03.i.7')).toMatchObject({
      gaps: ['numerator'],
      definitionCard: { formula: { value: 'tử số ÷ mẫu số × 100', from: 'LEDGER' } },
    });
    const listed = (await kpi('indicators', '--gaps', '--plan', 'kh03', '--effective', '2026-12-31', '--format', 'csv'))
      .stdout;
    const line = listed.split('\r\n').find((one) => one.startsWith('kh03.i.7,'));
    expect(line).toContain('GRDP');
    expect(line).toContain('numerator');
    expect(line).not.toContain('formula');
    const wrong = await imports('cards.csv', 'indicator,frequency,validAt\nkh03.i.7,DAY,01/07/2026');
    expect([wrong.status, wrong.stdout]).toEqual([1, '']);
  });

  test('the six clarities of 207 tasks and 148 indicators; every gap is named', async () => {
    const found = json<{ rows: { subject: string; clear: Record<string, boolean>; gaps: { clarity: string }[] }[] }>(
      await kpi('clarity', '--effective', '2026-12-31', '--format', 'json'),
    ).rows;
    expect(found.filter(({ subject }) => subject === 'TASK')).toHaveLength(207);
    expect(found).toHaveLength(355);
    for (const { clear, gaps } of found)
      expect(new Set(gaps.map(({ clarity }) => clarity))).toEqual(
        new Set(Object.entries(clear).flatMap(([clarity, is]) => (is ? [] : [clarity]))),
      );
    const table = await kpi('clarity', '--plan', 'kh18', '--effective', '2026-12-31');
    expect(table.stdout).toContain('Đủ 6 rõ: 0/49');
  });

  test.each([
    [['indicators', '--indicator', 'nowhere'], 1, 'UNKNOWN_INDICATOR'],
    [['indicators', '--unit', 'nowhere'], 1, 'UNKNOWN_UNIT'],
    [['indicators', '--year', '26'], 2, 'USAGE'],
    [['clarity', '--unit', 'nowhere'], 1, 'UNKNOWN_UNIT'],
    [['clarity', '--plan', 'nowhere'], 1, 'UNKNOWN_PLAN'],
  ] as const)('%j is refused', async (args, status, code) => {
    const refused = await kpi(...args, '--format', 'json');
    expect([refused.status, refused.stdout, JSON.parse(refused.stderr).error.code]).toEqual([status, '', code]);
  });
});
