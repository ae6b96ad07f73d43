import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoLedger } from '../../packages/cli/src/testing/demo-ledger.js';
import { kpiIn } from '../../packages/cli/src/testing/in-process.js';
import { has } from '../tools/needs.js';

const tools = has('soffice', 'libreoffice-writer-nogui') && has('pdftotext', 'poppler-utils');

const LABEL = 'DỮ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ ĐÁNH GIÁ CHÍNH THỨC';
const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const FORMS = ['mau-01', 'annex', 'mau-02', 'agency', 'rating-list', 'half-year'] as const;
const FORMATS = ['docx', 'xlsx'] as const;

/** What of the JSON of the half-year report is looked for in its files. */
interface HalfYear {
  readonly basis: { readonly ordinal: number };
  readonly tables: {
    readonly completion: readonly { readonly planName: string; readonly completionDisplay: string }[];
  };
}

describe.skipIf(!tools)('forms and reports in an office suite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-forms-'));
  const pages = new Map<string, readonly string[]>();
  let halfYear: HalfYear;
  let row: { readonly display: { readonly [term: string]: string }; readonly S: string };

  const run = (command: string, args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(command, [...args], { encoding: 'utf8', cwd: folder });
    expect(status, stderr).toBe(0);
    return stdout;
  };
  const kpi = async (...args: readonly string[]): Promise<string> => {
    const { status, stdout, stderr } = await kpiIn(folder, ...args, '--store', 'sqlite:kpi.db');
    expect(status, stderr).toBe(0);
    return stdout;
  };

  /** The text of each page, its white space made alike. */
  const pagesOf = (pdf: string): readonly string[] =>
    run('pdftotext', ['-layout', pdf, '-'])
      .split('\f')
      .slice(0, -1)
      .map((page) => page.normalize('NFC').replace(/\s+/g, ' '));
  const all = (form: string, as: string): string => (pages.get(`${form}.${as}`) ?? []).join(' ');

  beforeAll(async () => {
    await demoLedger(join(folder, 'kpi.db'));
    ({
      rows: [row],
    } = JSON.parse(await kpi('rate', '--period', '2026-Q1', '--unit', 'so-noi-vu', '--format', 'json')));
    const ofHalf = ['half-year', '--cutoff', '2026-06-10', '--unit', 'so-noi-vu'];
    await kpi('report', ...ofHalf, '--as', 'json', '--out', 'half-year.json');
    halfYear = JSON.parse(readFileSync(join(folder, 'half-year.json'), 'utf8'));
    for (const as of FORMATS) {
      const out = (form: string) => ['--as', as, '--out', join(as, `${form}.${as}`)];
      for (const form of ['mau-01', 'annex'])
        await kpi('report', form, '--person', 'head-so-noi-vu', '--period', '2026-Q1', ...out(form));
      await kpi('report', 'mau-02', '--person', 'mau-cong-chuc-01.1', '--period', '2026', ...out('mau-02'));
      await kpi('report', 'agency', '--unit', 'so-noi-vu', '--period', '2026', ...out('agency'));
      await kpi('report', 'rating-list', '--authority', 'head-so-noi-vu', '--period', '2026-Q1', ...out('rating-list'));
      await kpi('report', ...ofHalf, ...out('half-year'));
      run('soffice', [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        join(folder, as),
        ...FORMS.map((form) => join(folder, as, `${form}.${as}`)),
      ]);
      for (const form of FORMS) pages.set(`${form}.${as}`, pagesOf(join(as, `${form}.pdf`)));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const each = FORMATS.flatMap((as) => FORMS.map((form) => [form, as] as const));

  it.each(each)('%s as %s opens and has the national header', (form, as) => {
    const text = all(form, as);
    expect(text.replace(/[^\p{L} ]/gu, ' ').replace(/\s+/g, ' ')).toMatch(wordsOf(NATION));
    expect(text).toContain('Độc lập - Tự do - Hạnh phúc');
    expect(text).toContain('SỞ NỘI VỤ');
    expect(text).toContain('(Ký, ghi rõ họ tên)');
  });

  it.each(each)('every page of %s as %s says that the data is made up, and names its basis', (form, as) => {
    const found = pages.get(`${form}.${as}`) ?? [];
    expect(found.length).toBeGreaterThan(0);
    for (const page of found) {
      expect(page).toContain(LABEL);
      expect(page).toMatch(/gốc Merkle [0-9a-f]{64}/);
      expect(page).toMatch(/Trang \d+\/\d+/);
    }
  });

  it.each(FORMATS)('Mẫu số 01 as %s prints the figures of the table with a decimal comma', (as) => {
    const text = all('mau-01', as);
    const shown = (term: string) => (row.display[term] ?? '?').replace('.', ',');
    expect(text).toContain('PHIẾU THEO DÕI, ĐÁNH GIÁ CÔNG CHỨC');
    expect(text).toContain('Quý I năm 2026');
    expect(text).toContain('Họ và tên: Người giữ chức mẫu 01');
    expect(text).toContain(`1. Điểm tiêu chí chung: ${shown('G')}/30`);
    expect(text).toContain(`2. Điểm kết quả thực hiện nhiệm vụ: ${shown('T')}/70`);
    expect(text).toContain(`3. Tổng điểm: ${shown('S')}/100`);
    expect(text).toContain('không thuộc Mẫu số 01');
    expect(text).toMatch(/Tổng điểm 30 29,50 29,50/);
  });

  it.each(FORMATS)('the annex as %s names the tasks and their sums', (as) => {
    const text = all('annex', as);
    expect(text).toContain('Cộng (đã quy đổi) 12,00 11,00 11,00 11,00');
    expect(text).toContain('a = C ÷ A (số lượng): 91,66 %');
  });

  it.each(FORMATS)('Mẫu số 02 as %s has twelve months and eight empty boxes', (as) => {
    const text = all('mau-02', as);
    for (const month of Array.from({ length: 12 }, (_, i) => i + 1)) expect(text).toContain(`Tháng ${month}`);
    expect(text.match(/☐/g)).toHaveLength(8);
    expect(text).toContain('chưa có quyết định xếp loại');
  });

  it.each(FORMATS)('the agency sheet as %s says that the decree has no form for it, and shows the conditions', (as) => {
    const text = all('agency', as);
    expect(text).toContain('không ban hành mẫu phiếu');
    expect(text).toMatch(/Hoàn thành 100% nhiệm vụ \d+\/\d+ \(\d+,\d\d %\)/);
  });

  it.each(FORMATS)('the list as %s names everybody whom the head scores', (as) => {
    const text = all('rating-list', as);
    for (const n of [1, 2, 3]) expect(text).toContain(`Công chức mẫu 01.${n}`);
    expect(text).toContain('Gốc Merkle của kỳ đã khóa: ……');
  });

  it.each(FORMATS)('the half-year report as %s draws its chart beside the table: title, basis, bars, legend', (as) => {
    const [first = ''] = pages.get(`half-year.${as}`) ?? [];
    const { basis, tables } = halfYear;
    // Of a picture the words are read letter by letter: where a letter comes from another font, a blank seems to stand before it.
    const drawn = first.replaceAll(' ', '');
    for (const text of [
      'Nhiệm vụ theo tình trạng',
      `Căn cứ: sự kiện thứ ${basis.ordinal}, tính đến 09/06/2026; số liệu ở bảng kèm theo`,
    ])
      expect(drawn).toContain(text.replaceAll(' ', ''));
    // Once below its bar, once in the table.
    expect(first.split(tables.completion[0]?.planName ?? '?').length - 1).toBe(2);
    expect(first).toMatch(/Xong đúng hạn.*Xong chậm.*Quá hạn.*Chưa có thời hạn/);
  });

  it.each(FORMATS)('the half-year report as %s prints the figures of its JSON with a decimal comma', (as) => {
    for (const { completionDisplay } of halfYear.tables.completion)
      expect(all('half-year', as)).toContain(`${completionDisplay.replace('.', ',')} %`);
  });
});

/** The words in this order, with others between them where two columns share a line. */
const wordsOf = (text: string): RegExp => new RegExp(text.split(' ').join('.{0,40}? '), 'u');
