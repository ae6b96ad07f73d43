import { readFileSync } from 'node:fs';
import type { Engine } from '@kpi-ledger/engine';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { answered } from '../../../engine/src/testing/ledger.js';
import { SYNTHETIC_LABEL } from '../document/document.js';
import { closing, plannedCity } from '../testing/planned-city.js';
import { schemaOf } from './files.js';
import { halfYear } from './half-year.js';
import { indicatorTable } from './indicators.js';
import { PLAN_REPORTS, type PlanReportFormat, type PlanReportKind, writeReport } from './make.js';
import { publication } from './publication.js';
import { quarterHeads } from './quarter-heads.js';
import type { Report } from './report.js';
import { reportingRateReport } from './reporting-rate.js';

const KINDS = Object.keys(PLAN_REPORTS) as readonly PlanReportKind[];
const CUTOFF = '2026-06-10';

let engine: Engine;
let made: { readonly [K in PlanReportKind]: Report };
let ofUnit: Report;
let beforeClosing: number;
beforeAll(async () => {
  engine = await (await plannedCity()).engine();
  beforeClosing = engine.ledger()?.ordinal ?? 0;
  await answered(engine.publishPeriod(closing));
  await answered(engine.closePeriod(closing));
  const published = await answered(publication(engine, { period: '2026-Q1' }));
  if (published === null) throw new Error('nothing is published');
  made = {
    'half-year': await answered(halfYear(engine, { cutoff: CUTOFF, unit: null })),
    'quarter-heads': await answered(quarterHeads(engine, { period: '2026-Q1' })),
    'reporting-rate': await answered(
      reportingRateReport(engine, { period: '2026-H1', unit: null, effective: '2026-06-09' }),
    ),
    publication: published,
  };
  ofUnit = await answered(halfYear(engine, { cutoff: CUTOFF, unit: 'so-a' }));
});

const rowsOf = (report: Report, id: string) => report.sections.find(({ table }) => table.id === id)?.table.rows ?? [];
const write = async (report: Report, as: PlanReportFormat) =>
  writeReport(report, await answered(engine.names({ effective: report.basis.effective })), as);
const kept = new Map<string, ReturnType<typeof write>>();
/** Written once, however many tests look at it. */
const written = (report: Report, as: PlanReportFormat) => {
  const key = `${report.kind} ${report.unit} ${as}`;
  const files = kept.get(key) ?? write(report, as);
  kept.set(key, files);
  return files;
};
const textOf = async (report: Report, as: PlanReportFormat): Promise<string> =>
  String((await written(report, as))[0]?.content);
const partsOf = async (report: Report, as: 'docx' | 'xlsx') => {
  const [file] = await written(report, as);
  const parts = unzipSync(file?.content as Uint8Array);
  return (name: RegExp) =>
    Object.keys(parts)
      .filter((path) => name.test(path))
      .sort()
      .map((path) => strFromU8(parts[path] ?? new Uint8Array()));
};

describe('the half-year report of a unit', () => {
  test('speaks about the day before the cutoff, and counts each row of the plan in one state', () => {
    expect(ofUnit.basis.effective).toBe('2026-06-09');
    expect(rowsOf(ofUnit, 'completion')).toMatchObject([
      {
        ...{ plan: 'kh18', planName: '18/KH-UBND', assigned: 6, completed: 2, onTime: 1, late: 1, overdue: 2 },
        ...{ excused: 0, cancelled: 0, notYetDue: 1, unscheduled: 1, completion: '1/3', completionDisplay: '33.33' },
      },
    ]);
    expect(rowsOf(ofUnit, 'tasks').map(({ row, state, completedOn }) => [row, state, completedOn])).toEqual([
      ['1', 'onTime', '2026-03-20'],
      ['2', 'late', '2026-05-04'],
      ['3', 'overdue', null],
      ['4', 'overdue', null],
      ['5', 'notYetDue', null],
      ['6', 'unscheduled', null],
    ]);
  });

  test('says of each indicator target, value, status and what is missing', () => {
    expect(rowsOf(ofUnit, 'indicators')).toMatchObject([
      { row: '1', target: '≥ 80', value: '60', period: '2026-Q1', status: 'NOT_MET', progress: '3/4' },
      {
        ...{ row: '2', value: null, status: 'UNKNOWN', progress: null },
        missing: expect.arrayContaining(['chưa có số đo']),
      },
    ]);
  });

  test('a rank has its universe and size, and an annual figure its year and whether it is of less than that', async () => {
    const [row] = (await answered(engine.attainment({ effective: '2026-06-09' }))).rows;
    const [judged] = row?.targets ?? [];
    const [figure] = judged?.figures ?? [];
    if (row === undefined || judged === undefined || figure === undefined) throw new Error('no figure');
    const ranked = {
      ...{ ...row, value: '2', universe: { id: 'vn-provinces', size: 34 }, margin: '3', year: '2026' },
      targets: [{ ...judged, figures: [{ ...figure, partOfYear: true }] }],
    };
    expect(indicatorTable([ranked, row], {}).table.rows).toMatchObject([
      { value: '2', universe: 'vn-provinces', universeSize: 34, margin: '3', year: '2026', partOfYear: true },
      { value: '60', universe: null, universeSize: null, margin: '-20', year: null, partOfYear: false },
    ]);
  });

  test('a heading of the annex that has a target of its own is an indicator too', async () => {
    const ledger = await plannedCity();
    const heading = { indicator: 'kh18.i.9', unit: null, plan: 'kh18', row: '9', title: 'Nhóm', measure: null };
    const more = { kind: 'header', direction: 'up', annual: false, lead: [], legalBasis: null } as const;
    await ledger.record('IndicatorDefined', { ...heading, ...more });
    const words = { raw: 'Top đầu cả nước', comparator: 'text', value: null, upper: null, universe: null } as const;
    await ledger.record('TargetSet', {
      ...{ indicator: 'kh18.i.9', unit: null, horizon: '2030', reading: null },
      targets: [words],
    });
    const whole = await answered(
      halfYear(await ledger.engine(), { cutoff: CUTOFF, unit: null, effective: '2026-06-20' }),
    );
    expect(rowsOf(whole, 'indicators')).toContainEqual(expect.objectContaining({ row: '9', target: words.raw }));
  });

  test('names what is missing, and the next steps by their days with what the doer said of them', () => {
    const undecided = /lộ trình|mốc xuất phát/;
    const missing = rowsOf(ofUnit, 'missing').filter(({ what }) => !undecided.test(String(what)));
    expect(missing.map(({ row, what }) => [row, what])).toEqual([
      ['4', '1 sản phẩm đã nộp, chưa được nghiệm thu'],
      ['6', 'chưa có thời hạn để theo dõi'],
      ['2', 'chưa có số đo'],
    ]);
    expect(rowsOf(ofUnit, 'next').map(({ row, reportedPercent }) => [row, reportedPercent])).toEqual([
      ['3', null],
      ['4', null],
      ['5', '40'],
    ]);
  });

  test('and of the second half up to 24 November it knows only what is known', async () => {
    const second = await answered(halfYear(engine, { cutoff: '2026-11-25', unit: 'so-a', effective: '2026-11-24' }));
    expect(rowsOf(second, 'reporting')).toMatchObject([{ owed: 1, notFiled: 1, rate: '0' }]);
    expect(rowsOf(second, 'completion')).toMatchObject([{ overdue: 3, notYetDue: 0 }]);
  });
});

test('Of the reports due by 9 June one is in time and correct, one late, one returned and not filed anew, one not judged.', () => {
  expect(rowsOf(made['reporting-rate'], 'reporting')).toMatchObject([
    { unit: 'so-a', owed: 4, onTimeCorrect: 1, late: 1, notFiled: 1, pending: 1, rate: '1/3', rateDisplay: '33.33' },
  ]);
  expect(rowsOf(made['reporting-rate'], 'units')).toMatchObject([{ judged: 1, complete: 0, rate: '0' }]);
});

test('The heads of the quarter stand with score, components and what is missing, by their posts.', () => {
  expect(rowsOf(made['quarter-heads'], 'heads')).toMatchObject([
    { post: 'chu-tich', S: null, article: 'Điều 2 khoản 3' },
    { post: 'giam-doc-a', holder: 'director', S: '100', scoreDisplay: '100.00', a: '1', confirmed: true },
  ]);
});

test('Of a period that is not closed nothing is published; of a closed one nothing about people, as it stood then.', async () => {
  const at = { period: '2026-Q1', known: { kind: 'ordinal', n: beforeClosing } } as const;
  expect(await answered(publication(engine, at))).toBeNull();
  expect(await answered(publication(engine, { period: '2026-Q2' }))).toBeNull();
  const { basis } = made.publication;
  expect([basis.ordinal <= beforeClosing + 3, basis.effective]).toEqual([true, '2026-03-31']);
  expect(rowsOf(made.publication, 'completion')).toMatchObject([{ plan: 'kh18', completed: 1, late: 0 }]);
  for (const as of ['json', 'docx'] as const) {
    const text = as === 'json' ? await textOf(made.publication, as) : (await partsOf(made.publication, as))(/./).join();
    for (const person of ['director', 'employee', 'chair', 'giam-doc-a', 'Ông']) expect(text).not.toContain(person);
  }
});

describe.each(KINDS)('%s', (kind) => {
  const schemaFile = new URL(`../../../../docs/schemas/reports/${kind}.schema.json`, import.meta.url);

  test('has its published JSON Schema (vitest --update writes it anew)', async () => {
    const schema = `${JSON.stringify(schemaOf(PLAN_REPORTS[kind]), null, 2)}\n`;
    await expect(schema).toMatchFileSnapshot(schemaFile.pathname);
  });

  test('its JSON is as the schema says, and a float, a missing or a strange field is refused', async () => {
    const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(schemaFile, 'utf8')));
    const json = JSON.parse(await textOf(made[kind], 'json'));
    expect([validate(json), validate.errors]).toEqual([true, null]);
    const [id = ''] = Object.keys(json.tables);
    const [row] = json.tables[id];
    const columns = PLAN_REPORTS[kind].tables as { readonly [id: string]: readonly { name: string; type: string }[] };
    const exact = columns[id]?.find(({ type }) => type === 'exact')?.name ?? '';
    const { synthetic: _, ...lacking } = row;
    for (const wrong of [{ ...row, [exact]: 0.5 }, lacking, { ...row, name: 'Nguyễn Văn A' }])
      expect(validate({ ...json, tables: { ...json.tables, [id]: [wrong] } })).toBe(false);
    expect(validate({ ...json, basis: { ...json.basis, root: 'x' } })).toBe(false);
  });

  test('its CSV holds the rows of the JSON, each with the basis', async () => {
    const { tables, basis } = JSON.parse(await textOf(made[kind], 'json'));
    for (const { part, content } of await written(made[kind], 'csv')) {
      const lines = String(content).split('\r\n').slice(0, -1);
      expect(lines).toHaveLength(tables[part ?? ''].length + 1);
      for (const line of lines.slice(1))
        expect(line).toMatch(new RegExp(`,${[basis.ordinal, basis.root, basis.effective].join(',')},`));
    }
  });

  test.each(['docx', 'xlsx'] as const)(
    'as %s it has its charts, each beside its table and with its basis',
    async (as) => {
      const parts = await partsOf(made[kind], as);
      const charts = parts(/charts\/chart\d+\.xml$/);
      const drawn = parts(/worksheets\/sheet\d+\.xml$|word\/document\.xml$/).join();
      expect(charts.length).toBeGreaterThan(0);
      for (const chart of charts) {
        expect(chart).toMatch(/<c:(bar|line)Chart>/);
        expect(chart).toContain(`Căn cứ: sự kiện thứ ${made[kind].basis.ordinal}`);
      }
      expect(drawn.match(as === 'docx' ? /<c:chart /g : /<drawing /g)?.length).toBeGreaterThan(0);
    },
  );
});

test.each(['docx', 'xlsx'] as const)(
  'As %s the same report gives the same bytes, whenever it is written.',
  async (as) => {
    const bytesOf = (files: Awaited<ReturnType<typeof write>>) => Buffer.from(files[0]?.content as Uint8Array);
    const report = made['reporting-rate'];
    expect(bytesOf(await write(report, as)).equals(bytesOf(await written(report, as)))).toBe(true);
  },
);

test('A chart in a workbook draws the figures of its table from itself, in the order of the rows.', async () => {
  const [chart = ''] = (await partsOf(ofUnit, 'xlsx'))(/charts\/chart1\.xml$/);
  expect(chart).not.toMatch(/<c:f>|externalData/);
  const series = [...chart.matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([text]) => [
    /<c:tx><c:v>([^<]*)</.exec(text)?.[1],
    [...text.matchAll(/<c:val><c:numLit>.*?<c:pt idx="0"[^>]*><c:v>([^<]*)</gs)].map(([, value]) => value),
  ]);
  expect(series).toEqual([
    ['Xong đúng hạn', ['1']],
    ['Xong chậm', ['1']],
    ['Quá hạn', ['2']],
    ['Quá hạn khách quan', ['0']],
    ['Đã hủy', ['0']],
    ['Chưa đến hạn', ['1']],
    ['Chưa có thời hạn', ['1']],
  ]);
});

test('What is unknown is a gap in a chart, never 0.', async () => {
  const [chart = ''] = (await partsOf(made['quarter-heads'], 'docx'))(/charts\/chart1\.xml$/);
  expect(chart).toContain('Đơn vị so-a');
  expect(chart).not.toContain('ubnd-tp');
});

test('On a demonstration ledger every sheet and page says that the data is made up; on a live one none does.', async () => {
  const demo = await (await plannedCity('demo')).engine();
  const report = await answered(reportingRateReport(demo, { period: '2026-H1', unit: null }));
  const names = await answered(demo.names({ effective: report.basis.effective }));
  const [docx, xlsx, json] = await Promise.all(
    (['docx', 'xlsx', 'json'] as const).map(async (as) => (await writeReport(report, names, as))[0]?.content),
  );
  const word = unzipSync(docx as Uint8Array);
  expect(strFromU8(word['word/header1.xml'] ?? new Uint8Array())).toContain(SYNTHETIC_LABEL);
  const sheets = Object.entries(unzipSync(xlsx as Uint8Array)).filter(([name]) => /worksheets\/sheet/.test(name));
  expect(sheets.filter(([name]) => name.endsWith('.xml'))).toHaveLength(report.sections.length);
  for (const [name, sheet] of sheets) if (name.endsWith('.xml')) expect(strFromU8(sheet)).toContain(SYNTHETIC_LABEL);
  expect(JSON.parse(String(json))).toMatchObject({ synthetic: true, watermark: SYNTHETIC_LABEL });
  expect((await partsOf(made['reporting-rate'], 'docx'))(/header\d*\.xml$/).join()).not.toContain('MÔ PHỎNG');
});
