import type { Choices } from '@kpi-ledger/engine';
import { loadSources } from '@kpi-ledger/intake';
import { strFromU8, unzipSync } from 'fflate';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { entryWorkbook } from './entry-workbook.js';
import { instructions } from './instructions.js';
import { entryBook } from './sheets.js';

const CHOICES: Choices = {
  unit: 'so-a',
  units: [{ id: 'so-a', label: 'Sở A & <B>' }],
  posts: [],
  people: [{ id: 'p-1', label: 'Giám đốc Sở A' }],
  plans: [{ id: 'kh', label: 'Kế hoạch' }],
  planRows: [{ id: '1.10', label: 'Việc của kế hoạch', within: 'kh' }],
  catalogues: [{ id: 'dm', label: 'Danh mục' }],
  products: Array.from({ length: 1_200 }, (_, i) => ({ id: `SP${i}`, label: `Sản phẩm ${i}`, within: 'dm' })),
  teams: [],
  tasks: [
    { id: 't-1', label: '=HYPERLINK("http://x")' },
    { id: 't-2', label: null },
  ],
  milestones: [{ id: 'm1', label: '2026-03-31', within: 't-1' }],
  submissions: [],
  indicators: [{ id: 'i-1', label: '@chỉ tiêu '.repeat(20) }],
};
const BASIS = { ordinal: 7, root: 'ab', effective: '2026-03-31', ruleSet: 'r', formulaSet: 'f' };

const made = (choices: Choices, demo = false) => {
  const book = entryBook(choices, demo);
  const about = { unit: 'so-a', name: 'Sở A', basis: BASIS, demo };
  return entryWorkbook(book, instructions(about, book.sheets), about);
};
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

test('Every text is a text cell: nothing that somebody wrote is a formula, in a cell or in a list.', async () => {
  const parts = partsOf(await made(CHOICES));
  const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/sheet'));
  expect(sheets.length).toBe(8);
  for (const [name, xml] of sheets) {
    expect(xml, name).not.toContain('<f>');
    for (const cell of xml.match(/<c [^>]*>/g) ?? []) expect(cell, name).toMatch(/ t="s"|\/>$/);
  }
  // What a drop-down writes into a cell begins with a code.
  const lists = entryBook(CHOICES, false).lists.flatMap(({ entries }) => entries);
  expect(lists).toContain('t-1 | =HYPERLINK("http://x")');
  expect(lists.filter((entry) => !/^[\p{L}\p{N}]/u.test(entry))).toEqual([]);
  expect(Math.max(...lists.map(({ length }) => length))).toBeLessThan(110);
});

test('Long lists stand on a sheet out of sight; the rules of the cells point there, to all of them.', async () => {
  const parts = partsOf(await made(CHOICES));
  expect(parts['xl/workbook.xml']).toMatch(/name="#Danh mục" state="hidden"/);
  expect(parts['xl/worksheets/sheet2.xml']).toMatch(/<formula1>'#Danh mục'!\$[A-Z]\$2:\$[A-Z]\$1201<\/formula1>/);
  // A short list that nothing may be added to is closed; one that the ledger may have outgrown is not.
  expect(parts['xl/worksheets/sheet2.xml']).toMatch(/type="list" errorStyle="stop"[^>]*sqref="D3:D2000"/);
  expect(parts['xl/worksheets/sheet4.xml']).toMatch(/type="list" errorStyle="warning"[^>]*sqref="A3:A2000"/);
  // Without choices there is no drop-down, and no rule that points nowhere.
  expect(parts['xl/worksheets/sheet5.xml']).not.toMatch(/sqref="B3:/);
});

test('Days are days, codes are text, heads and help stay in sight and are printed on every page of A4.', async () => {
  const parts = partsOf(await made(CHOICES));
  const xml = parts['xl/worksheets/sheet2.xml'] ?? '';
  const styles = parts['xl/styles.xml'] ?? '';
  const formatOf = (column: number): string | undefined => {
    const style = Number(new RegExp(`<col style="(\\d+)" min="${column}"`).exec(xml)?.[1]);
    const cell = /<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0].match(/<xf [^>]*>/g)?.[style];
    const id = /numFmtId="(\d+)"/.exec(cell ?? '')?.[1];
    return new RegExp(`<numFmt [^>]*numFmtId="${id}"[^>]*>`).exec(styles)?.[0] ?? `built in ${id}`;
  };
  expect(formatOf(15)).toContain('dd/mm/yyyy');
  expect(formatOf(6)).toMatch(/formatCode="@"|built in 49/);
  expect(xml).toMatch(/<pane ySplit="2"[^>]*state="frozen"/);
  expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
  expect(parts['xl/workbook.xml']).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="1">'Giao việc'!$1:$2</definedName>`,
  );
});

test('A form that nobody has filled in holds no row; made-up data is labelled, and only there it can be marked.', async () => {
  for (const demo of [false, true]) {
    const bytes = await made(CHOICES, demo);
    const read = await loadSources([{ file: 'form.xlsx', bytes }], null);
    expect(E.isRight(read) && read.right).toEqual({ rows: [], problems: [] });
    const text = Object.values(partsOf(bytes)).join('');
    expect(text.includes('DỮ LIỆU MÔ PHỎNG')).toBe(demo);
    expect(text.includes('Dữ liệu mô phỏng<')).toBe(demo);
  }
});

test('The same choices give the same bytes.', async () => {
  expect(Buffer.from(await made(CHOICES)).equals(Buffer.from(await made(CHOICES)))).toBe(true);
});
