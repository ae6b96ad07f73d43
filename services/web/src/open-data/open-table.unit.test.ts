import { expect, test } from 'vitest';
import { csvOf, descriptionOf, jsonOf, type OpenTable } from './open-table.ts';

interface Row {
  readonly unit: string;
  readonly done: number;
  readonly share: string | null;
  readonly synthetic: boolean;
}

const table = (isDemonstration: boolean, rows: readonly Row[]): OpenTable<Row> => ({
  id: 'plan-progress',
  title: { vi: 'Tiến độ', en: 'Progress' },
  description: { vi: 'Tiến độ từng kế hoạch', en: 'Progress of each plan' },
  columns: [
    { name: 'unit', title: { vi: 'Cơ quan', en: 'Unit' }, type: 'text', value: ({ unit }) => unit },
    {
      ...{ name: 'done', title: { vi: 'Hoàn thành', en: 'Completed' }, type: 'integer' },
      unit: { vi: 'nhiệm vụ', en: 'tasks' },
      value: ({ done }) => done,
    },
    { name: 'share', title: { vi: 'Tỷ lệ', en: 'Share' }, type: 'number', value: ({ share }) => share },
  ],
  rows,
  basis: { ordinal: 12, root: 'ab'.repeat(32), effective: '2026-09-30', known: null },
  isDemonstration,
});
const ROWS: readonly Row[] = [
  { unit: 'Sở A, Huế', done: 3, share: '1/2', synthetic: false },
  { unit: '=HYPERLINK("x")', done: 0, share: null, synthetic: false },
  { unit: '-1', done: -1, share: '-0.5', synthetic: false },
];

test('A spreadsheet opens the file as it is: its mark, CRLF, texts that stay texts, numbers that stay numbers.', () => {
  const { name, content } = csvOf(table(false, ROWS));
  expect(name).toBe('plan-progress.2026-09-30.csv');
  expect(content).toBe(
    [
      '\uFEFFunit,done,share,effective,synthetic,watermark',
      '"Sở A, Huế",3,\'1/2,2026-09-30,false,',
      '"\'=HYPERLINK(""x"")",0,,2026-09-30,false,',
      '-1,-1,-0.5,2026-09-30,false,',
      '',
    ].join('\r\n'),
  );
});

test('Made-up data says so in the name of the file, in every row and in the description.', () => {
  const demo = table(true, ROWS);
  expect(csvOf(demo).name).toBe('mo-phong.plan-progress.2026-09-30.csv');
  const lines = csvOf(demo).content.trimEnd().split('\r\n').slice(1);
  expect(lines.every((line) => line.endsWith('không có giá trị đánh giá chính thức"'))).toBe(true);
  expect(JSON.parse(jsonOf(demo).content).watermark.vi).toContain('mô phỏng');
  expect(descriptionOf(demo).content).toContain('DỮ LIỆU TRÌNH DIỄN');
  const mixed = csvOf(table(false, [{ unit: 'a', done: 1, share: null, synthetic: true }])).content;
  expect(mixed).toContain('true,"DỮ LIỆU TRÌNH DIỄN');
});

test('The JSON has the same rows, exact numbers as texts, and says what its columns mean and what it rests on.', () => {
  const { name, content } = jsonOf(table(false, ROWS));
  const said = JSON.parse(content);
  expect(name).toBe('plan-progress.2026-09-30.json');
  expect(said.rows[0]).toEqual({
    ...{ unit: 'Sở A, Huế', done: 3, share: '1/2', effective: '2026-09-30', synthetic: false, watermark: null },
  });
  expect(said.columns[1]).toEqual({
    ...{ name: 'done', title: { vi: 'Hoàn thành', en: 'Completed' }, type: 'integer' },
    unit: { vi: 'nhiệm vụ', en: 'tasks' },
  });
  expect(said.basis).toEqual({ ordinal: 12, root: 'ab'.repeat(32), effective: '2026-09-30', known: null });
});

test('The description names the CSV file and each of its columns in their order.', () => {
  const said = JSON.parse(descriptionOf(table(false, ROWS)).content);
  const head = csvOf(table(false, ROWS)).content.split('\r\n')[0]?.replace('\uFEFF', '').split(',');
  expect(said.url).toBe('plan-progress.2026-09-30.csv');
  expect(said.tableSchema.columns.map(({ name }: { readonly name: string }) => name)).toEqual(head);
});
