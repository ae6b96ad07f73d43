import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { type FormDocument, SYNTHETIC_LABEL } from '../document/document.js';
import { taskAnnex } from '../forms/annex.js';
import { mau01 } from '../forms/mau-01.js';
import { ratingList } from '../forms/rating-list.js';
import { LIST, NAMES, SHEET } from '../testing/answers.js';
import { tableOf } from '../testing/texts.js';
import { FORM_FORMATS, renderForm } from './render.js';

const FORMS = {
  'mau-01': mau01(SHEET, NAMES),
  annex: taskAnnex(SHEET, NAMES),
  'rating-list': ratingList(LIST, NAMES),
} as const;

const cells = async (form: FormDocument): Promise<readonly (readonly string[])[]> => {
  const [sheet] = await readWorkbook(Buffer.from(await renderForm(form, 'xlsx')));
  return (sheet?.data ?? []).map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
};

const part = async (form: FormDocument, as: 'docx' | 'xlsx', name: RegExp): Promise<string> => {
  const parts = unzipSync(await renderForm(form, as));
  return Object.keys(parts)
    .filter((path) => name.test(path))
    .map((path) => strFromU8(parts[path] ?? new Uint8Array()))
    .join('\n');
};

test.each(Object.entries(FORMS))('A workbook of %s holds every cell of every table, in its place', async (_, form) => {
  const read = await cells(form);
  const printed = tableOf(form).map((row) => row.split('|').filter((cell) => cell !== ''));
  const found = read.map((row) => row.filter((cell) => cell !== ''));
  let after = -1;
  for (const row of printed) {
    const at = found.findIndex((one, i) => i > after && JSON.stringify(one) === JSON.stringify(row));
    expect(at, row.join('|')).toBeGreaterThan(after);
    after = at;
  }
});

test('Figures are text with a decimal comma: no score passes through a float.', async () => {
  const xml = await part(FORMS['mau-01'], 'xlsx', /sheet1\.xml$/);
  expect(xml.match(/<c [^>]*>/g)?.filter((cell) => !/ t="s"/.test(cell) && !/\/>$/.test(cell))).toEqual([]);
  expect((await cells(FORMS['mau-01'])).flat()).toContain('3. Tổng điểm: 85,29/100');
});

test.each(['=1+1', '+84', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")'])(
  'A name that begins like a formula stays the text %s',
  async (name) => {
    const form = mau01(SHEET, { ...NAMES, people: { ...NAMES.people, director: name } });
    expect(await part(form, 'xlsx', /sheet1\.xml$/)).not.toContain('<f>');
    expect((await cells(form)).flat()).toContain(`Họ và tên: ${name}`);
    expect((await cells(form)).flat()).toContain(name);
  },
);

test('Markup and control characters in a name break no file.', async () => {
  const form = mau01(SHEET, { ...NAMES, people: { ...NAMES.people, director: '<b>&"\u0000\u0007Đ' } });
  const name = (await cells(form)).flat().find((cell) => cell.startsWith('Họ và tên'));
  expect(name).toMatch(/^Họ và tên: <b>&"\uFFFD*Đ$/);
  expect(await part(form, 'docx', /document\.xml$/)).toContain('&lt;b&gt;&amp;&quot;\uFFFD\uFFFDĐ');
});

test.each(FORM_FORMATS)('The same answer gives the same bytes, whenever it is written: %s', async (as) => {
  const first = await renderForm(FORMS.annex, as);
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(Buffer.from(await renderForm(taskAnnex(SHEET, NAMES), as)).equals(Buffer.from(first))).toBe(true);
});

test('The properties of a file name no moment but the fixed one.', async () => {
  for (const as of FORM_FORMATS) {
    const stamps = (await part(FORMS['mau-01'], as, /docProps/)).match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [];
    expect(new Set(stamps).size, as).toBeLessThanOrEqual(1);
    expect(stamps.filter((stamp) => stamp !== '2026-01-01T00:00:00Z')).toEqual([]);
  }
});

test('Made-up data is labelled in the header of every page; real data is not.', async () => {
  const synthetic = mau01({ ...SHEET, synthetic: true }, NAMES);
  expect(await part(synthetic, 'docx', /header\d*\.xml$/)).toContain(SYNTHETIC_LABEL);
  expect(await part(synthetic, 'xlsx', /sheet1\.xml$/)).toMatch(new RegExp(`<oddHeader>.*${SYNTHETIC_LABEL}`));
  expect((await cells(synthetic)).flat()).toContain(SYNTHETIC_LABEL);
  expect(await part(FORMS['mau-01'], 'docx', /header\d*\.xml$/)).not.toContain('MÔ PHỎNG');
  expect(await part(FORMS['mau-01'], 'xlsx', /sheet1\.xml$/)).not.toContain('MÔ PHỎNG');
});

test('A chart holds its decimals as they are printed, in the order of its bars, and nothing where a value is unknown.', async () => {
  const chart = (shape: 'line' | 'lying'): FormDocument['blocks'][number] => ({
    ...{ kind: 'chart', shape, title: 'Hoàn thành', basis: 'Căn cứ: sự kiện thứ 7', unit: '%' },
    categories: ['Quý I', 'Quý II', 'Quý III'],
    series: [{ name: 'Thực hiện', color: '2E7D32', values: ['33.33', null, '66.66'] }],
  });
  const form = { ...FORMS.annex, blocks: [chart('line'), chart('lying')] };
  const points = (xml: string) => {
    const [values = ''] = /<c:val>.*?<\/c:val>/s.exec(xml) ?? [];
    return [...values.matchAll(/<c:pt idx="(\d)"[^>]*><c:v>([^<]*)</g)].map(([, at, value]) => [at, value]);
  };
  for (const as of FORM_FORMATS) {
    const [line = '', lying = ''] = (await part(form, as, /charts\/chart\d\.xml$/)).split('\n<?xml');
    expect(line, as).toContain('<c:lineChart>');
    expect(points(line)).toEqual([
      ['0', '33.33'],
      ['2', '66.66'],
    ]);
    expect(lying).toContain('<c:barDir val="bar"/>');
    // Drawn from below.
    expect(points(lying)).toEqual([
      ['0', '66.66'],
      ['2', '33.33'],
    ]);
  }
});

test('Pages are A4, the font is Times New Roman, and the basis stands at the foot.', async () => {
  const docx = await part(FORMS['mau-01'], 'docx', /document\.xml$/);
  expect(docx).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  expect(docx).toContain('w:ascii="Times New Roman"');
  expect(await part(FORMS['mau-01'], 'docx', /footer\d*\.xml$/)).toContain(SHEET.basis.root);
  const wide = await part(FORMS.annex, 'docx', /document\.xml$/);
  expect(wide).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
  const xlsx = await part(FORMS.annex, 'xlsx', /sheet1\.xml$/);
  expect(xlsx).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
  expect(xlsx).toMatch(new RegExp(`<oddFooter>.*${FORMS.annex.basis}`));
  const [footer = ''] = /(?<=<oddFooter>).*(?=<\/oddFooter>)/.exec(xlsx) ?? [];
  expect(footer.replaceAll('&amp;', '&').replaceAll('&quot;', '"').length).toBeLessThanOrEqual(255);
  expect(await part(FORMS.annex, 'xlsx', /styles\.xml$/)).toContain('Times New Roman');
});
