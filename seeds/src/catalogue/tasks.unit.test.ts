import { EVENT_TYPES } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { units } from '../units/index.js';
import { type PlanId, type Task, tasks } from './index.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
const task = (plan: PlanId, row: string): Task => {
  const found = tasks(plan).find((candidate) => candidate.row === row);
  if (found === undefined) throw new Error(`no task ${plan} ${row}`);
  return found;
};

/** Reads a deadline a second time, without the catalogue's own reading. */
function readAgain(raw: string | null): { kind: string; due: string | null } {
  if (raw === null) return { kind: 'none', due: null };
  const figures = (raw.match(/\d+/g) ?? []).map(Number);
  const endOfMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const [first = 0, second = 0] = figures;
  if (/thường xuyên/i.test(raw)) return { kind: 'continuous', due: null };
  if (/^hằng quí$/i.test(raw)) return { kind: 'quarterly', due: null };
  if (/^h[àằ]ng năm$/i.test(raw)) return { kind: 'annual', due: null };
  if (/năm tiếp theo$/.test(raw)) return { kind: 'open', due: null };
  if (raw.startsWith('Quý I/')) return { kind: 'quarter', due: endOfMonth(first, 3) };
  if (raw.includes('-')) return { kind: 'range', due: endOfMonth(second, 12) };
  if (raw.includes('/')) return { kind: 'month', due: endOfMonth(second, first) };
  if (figures.length === 1) return { kind: 'year', due: endOfMonth(first, 12) };
  throw new Error(`a deadline nobody has read: ${raw}`);
}

describe('the tasks', () => {
  it.each([
    ['kh18', 49],
    ['ctr286', 88],
    ['kh03', 70],
  ] as const)('of %s are %i, numbered without a gap', (plan, count) => {
    expect(tasks(plan).map((row) => row.row)).toEqual(numbers(count));
  });

  it('are none where a plan prints no table', () => {
    expect(tasks('cds2026-2030')).toEqual([]);
    expect(tasks('nq57-2026')).toEqual([]);
    expect(tasks()).toHaveLength(49 + 88 + 70);
  });

  it('have the deadline that their text says', () => {
    for (const { plan, row, deadline } of tasks()) {
      expect({ kind: deadline.kind, due: deadline.due }, `${plan} ${row}`).toEqual(readAgain(deadline.raw));
    }
  });

  it('name units that the catalogue of units has', () => {
    const known = new Set<string | null>(units().map((unit) => unit.id));
    const named = tasks().flatMap((row) => [...row.responsible, ...row.coordinating].map((party) => party.unit));
    expect(named.filter((unit) => unit !== null && !known.has(unit))).toEqual([]);
  });

  it('print every party that they name', () => {
    const cells = ['Người chịu trách nhiệm', 'Cơ quan chủ trì', 'Cơ quan phối hợp'];
    for (const row of tasks()) {
      const printed = cells
        .map((cell) => row.raw[cell] ?? '')
        .join(' ')
        .split(/\s+/)
        .join(' ');
      for (const party of [...row.responsible, ...row.coordinating]) expect(printed).toContain(party.text);
    }
  });

  it('have a lead, except the three rows without columns', () => {
    expect(
      tasks()
        .filter((row) => row.responsible.length === 0)
        .map((row) => `${row.plan} ${row.row}`),
    ).toEqual(['ctr286 86', 'ctr286 87', 'ctr286 88']);
  });

  it('lose no word of the cells that name parties', () => {
    const between = /^(;|,|và|và,|-)$/;
    for (const row of tasks()) {
      const words = (text: string) =>
        text
          .replace(/[;,]/g, ' ')
          .split(/\s+/)
          .filter((word) => word !== '' && !between.test(word));
      for (const [cells, parties] of [
        [['Người chịu trách nhiệm', 'Cơ quan chủ trì'], row.responsible],
        [['Cơ quan phối hợp'], row.coordinating],
      ] as const) {
        const printed = cells.flatMap((cell) => words(row.raw[cell] ?? ''));
        expect(
          parties.flatMap((party) => words(party.text)),
          `${row.plan} ${row.row}`,
        ).toEqual(printed);
      }
    }
  });

  it('can each be listed as an event of the ledger', () => {
    for (const { plan, annex, row, section, title, product, responsible, coordinating, deadline, source } of tasks()) {
      const data = {
        plan,
        annex,
        row,
        section,
        title,
        product,
        responsible,
        coordinating,
        deadline,
        lines: source.lines,
      };
      expect(E.isRight(EVENT_TYPES.PlanTaskListed.codec.decode(data)), `${plan} ${row}`).toBe(true);
    }
  });
});

describe('rows read by hand', () => {
  it('kh18 6: the displaced end of the content is back in its cell; the deadline is before the plan', () => {
    const row = task('kh18', '6');
    expect(row.title).toMatch(/kiến thức kỹ năng số cơ bản cho người dân, doanh nghiệp\.$/);
    expect(row.evaluation).toBe('Dữ liệu số đánh giá kết quả');
    expect([row.product, row.fundingCode, row.method]).toEqual(['Dự án', 'ĐTC', 'Nâng cấp Hue-S']);
    expect(row.raw['Sản phẩm']).toBe('Dự án (ĐTC)');
    expect(row.deadline).toEqual({ raw: '6/2025', kind: 'month', due: '2025-06-30' });
    expect(row.notes.some((note) => note.includes('10/01/2026'))).toBe(true);
  });

  it('kh18 14: the cells that the text dump interleaves are apart', () => {
    expect(task('kh18', '14').raw).toEqual({
      TT: '14.',
      'Sản phẩm': 'Dự án (ĐTC)',
      'Nội dung': 'Nền tảng Cổng dữ liệu mở',
      'Người chịu trách nhiệm': 'Giám đốc Sở KHCN',
      'Thời gian hoàn thành': '11/2026',
      'Phương thức thực hiện': 'Nền tảng số và CSDL dùng chung',
      'Phương thức đánh giá kết quả': 'Dữ liệu số đánh giá kết quả',
    });
  });

  it('kh18: exactly two deadlines are before the plan of 10/01/2026', () => {
    const early = tasks('kh18').filter((row) => row.deadline.due !== null && row.deadline.due < '2026-01-10');
    expect(early.map((row) => [row.row, row.deadline.raw])).toEqual([
      ['6', '6/2025'],
      ['45', '10/2025'],
    ]);
  });

  it('kh18 42: two heads share one row', () => {
    expect(task('kh18', '42').responsible).toEqual([
      { unit: 'benh-vien-trung-uong-hue', text: 'Giám đốc Bệnh viện TW Huế', collective: false },
      { unit: 'so-y-te', text: 'Giám đốc Sở Y tế', collective: false },
    ]);
  });

  it('ctr286 1: the link is kept in the cell and is plain in the evaluation', () => {
    const row = task('ctr286', '1');
    expect(row.raw['Phương thức đánh giá kết quả']).toContain(
      '<a href="https://gstt.hue.gov.vn">https://gstt.hue.gov.vn</a>',
    );
    expect(row.evaluation).toMatch(/trên nền tảng số: https:\/\/gstt\.hue\.gov\.vn$/);
  });

  it('ctr286 14: the row is one across the page break', () => {
    const row = task('ctr286', '14');
    expect(row.source.lines).toEqual([25, 27]);
    expect(row.title).toMatch(/hoạt động trong lĩnh vực công ngành công nghệ số trên địa bàn thành phố Huế$/);
  });

  it('ctr286: yearly minima are those of rows 41, 57–59 and 72–85', () => {
    const minima = tasks('ctr286').flatMap((row) => (row.yearlyMinimum ? [[row.row, row.yearlyMinimum.count]] : []));
    const yearly = ['41', '57', '58', '59', ...numbers(85).slice(71)];
    expect(minima).toEqual(yearly.map((row) => [row, ['57', '58', '59'].includes(row) ? 2 : 1]));
  });

  it('ctr286: section number XI is printed twice', () => {
    expect(task('ctr286', '70').section).toBe('XI Phát triển đô thị thông minh');
    expect(task('ctr286', '86').section).toBe('XI Đảm bảo nguồn thực hiện');
  });

  it('ctr286 88: no columns, nothing filled in', () => {
    const row = task('ctr286', '88');
    expect([row.product, row.responsible, row.evaluation, row.deadline]).toEqual([
      null,
      [],
      null,
      { raw: null, kind: 'none', due: null },
    ]);
  });

  it('kh03 10: two leads printed without a separator', () => {
    expect(task('kh03', '10').responsible.map((party) => party.unit)).toEqual([
      'so-thong-tin-va-truyen-thong',
      'so-khoa-hoc-va-cong-nghe',
    ]);
  });

  it('kh03 56: the same unit leads and coordinates', () => {
    const row = task('kh03', '56');
    expect(row.coordinating).toEqual(row.responsible);
    expect(row.notes).toHaveLength(1);
  });

  it('kh03: the cells that are not printed have no key', () => {
    const columns = ['Cơ quan phối hợp', 'Kết quả'] as const;
    const absent = (column: string) => tasks('kh03').flatMap((row) => (column in row.raw ? [] : [row.row]));
    expect(columns.map(absent)).toEqual([
      ['6', '7', '26', '32', '54', '58', '59', '65'],
      ['3', '16', '59'],
    ]);
  });
});
