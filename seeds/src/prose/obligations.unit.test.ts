import { code } from '@kpi-ledger/events';
import { describe, expect, it } from 'vitest';
import { obligations } from './index.js';

const all = obligations();
const countBy = (kinds: readonly string[]) =>
  Object.fromEntries([...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((k) => k === kind).length]));

describe('obligations', () => {
  it('are counted', () => {
    const kinds = (plan: Parameters<typeof obligations>[0]) => countBy(obligations(plan).map(({ kind }) => kind));
    expect(kinds('kh03')).toEqual({
      deadline: 3,
      funding: 4,
      objective: 6,
      obligation: 154,
      quantified_target: 3,
      system: 21,
    });
    expect(kinds('cds2026-2030')).toEqual({
      funding: 6,
      objective: 10,
      obligation: 84,
      quantified_target: 2,
      system: 21,
    });
    expect(kinds('nq57-2026')).toEqual({
      deadline: 2,
      effect: 1,
      funding: 4,
      objective: 3,
      obligation: 94,
      quantified_target: 6,
      system: 9,
    });
    expect(obligations('kh18')).toEqual([]);
  });

  it('have a row name of their own in their plan, fit for an event', () => {
    expect(new Set(all.map(({ plan, row }) => `${plan} ${row}`)).size).toBe(all.length);
    for (const { row } of all) expect(code.codec.is(row)).toBe(true);
  });

  it('stand under the headings above them', () => {
    const soc = all.find(({ plan, row }) => plan === 'cds2026-2030' && row === 'III.6.2.3/1');
    expect(soc?.section).toBe(
      'III. NHIỆM VỤ / 6. An toàn thông tin mạng / 6.2. Trang thiết bị, giải pháp bảo đảm an toàn thông tin mạng',
    );
    expect(soc?.title).toContain('(SOC)');
  });
});

describe('quantified targets', () => {
  const targets = all.flatMap((row) => row.targets.map((target) => ({ row, target })));

  it('stand in the rows of that kind, and only there', () => {
    for (const { kind, targets: own } of all) expect(own.length > 0).toBe(kind === 'quantified_target');
  });

  it('have the numbers of their printed text', () => {
    for (const { target } of targets) {
      const printed = target.raw.match(/\d+/g) ?? [];
      expect([target.value, target.upper].filter((value) => value !== null)).toEqual(printed);
    }
  });

  it('are these', () => {
    expect(targets.map(({ row, target }) => [row.plan, row.row, target.comparator, target.value, row.unit])).toEqual([
      ['kh03', 'II.1.7', '>=', '25', '% đội ngũ lãnh đạo từng cơ quan, đơn vị nhà nước'],
      ['kh03', 'II.3.1', '>=', '3', '% tổng chi ngân sách'],
      ['kh03', 'II.3.1', 'trend', null, '% tổng chi ngân sách'],
      ['kh03', 'II.6.6/2', 'range', '1', '% doanh thu của doanh nghiệp được thu hút'],
      ['cds2026-2030', 'II.2.2', 'text', null, null],
      ['cds2026-2030', 'III.3.2/2', 'range', '90', '%'],
      ['nq57-2026', 'II.1.h', '>=', '25', '% đội ngũ lãnh đạo từng cơ quan, đơn vị nhà nước'],
      ['nq57-2026', 'II.3.a', '>=', '3', '% tổng chi ngân sách'],
      ['nq57-2026', 'II.3.a', 'trend', null, '% tổng chi ngân sách'],
      ['nq57-2026', 'II.3.g/1', '>=', '95', '% dân số'],
      ['nq57-2026', 'II.3.h/2', '>=', '100', '% cán bộ, công chức cấp xã'],
      ['nq57-2026', 'II.4.c/2', '>=', '2', 'thỏa thuận hợp tác nghiên cứu chung'],
      ['nq57-2026', 'II.6.đ/2', 'range', '1', '% doanh thu của doanh nghiệp được thu hút'],
    ]);
  });

  it('mark the reading of a bare number as inferred, and no other', () => {
    for (const { row, target } of targets) {
      const bare = /^(đạt )?\d+%$/.test(target.raw);
      expect(row.reading === null).toBe(!bare);
      if (bare) expect(row.reading).toMatchObject({ kind: 'AT_LEAST', inferred: true });
    }
  });
});

describe('deadlines', () => {
  const rows = all.filter(({ deadline }) => deadline !== null);

  it('stand in the rows of that kind, and only there', () => {
    expect(rows).toEqual(all.filter(({ kind }) => kind === 'deadline'));
    expect(rows.map(({ plan, row }) => `${plan} ${row}`)).toEqual([
      'kh03 IV.2',
      'kh03 IV.3',
      'kh03 IV.4/3',
      'nq57-2026 IV.1/2',
      'nq57-2026 IV.2/3',
    ]);
  });

  it('end on the last day of the printed month or year; "trước ngày" is the day before', () => {
    for (const { deadline } of rows) {
      if (deadline === null) throw new Error('a deadline row without a deadline');
      const month = /^trong tháng (\d+) năm (\d+)$/.exec(deadline.raw);
      const year = /^trong năm (\d+)$/.exec(deadline.raw);
      const iso = (y: number, m: number, d: number) => new Date(Date.UTC(y, m, d)).toISOString().slice(0, 10);
      if (month) expect(deadline.due).toBe(iso(Number(month[2]), Number(month[1]), 0));
      if (year) expect(deadline.due).toBe(`${year[1]}-12-31`);
      const before = [...deadline.raw.matchAll(/trước ngày (\d+) tháng (\d+)/g)];
      const dayBefore = before.map(([, d, m]) => iso(2026, Number(m) - 1, Number(d) - 1).slice(5));
      expect(deadline.latestDays).toEqual(dayBefore);
      expect(deadline.purpose).toBe(before.length > 0 ? 'report' : 'completion');
      expect(Boolean(month) || Boolean(year) || before.length === 2).toBe(true);
    }
  });
});

describe('parties of the prose', () => {
  it('are printed in the paragraph or in a heading above it', () => {
    for (const { responsible, coordinating, raw, section } of all) {
      for (const { text } of [...responsible, ...coordinating]) {
        expect(`${section} ${raw['Đoạn']}`.toLowerCase()).toContain(text.toLowerCase());
      }
    }
  });
});

describe('oddities', () => {
  it('are noted: a doubled word, a page number within a sentence, a missing day of adoption', () => {
    const noted = (plan: string, row: string) =>
      all.find((item) => item.plan === plan && item.row === row)?.notes.join(' ') ?? '';
    const doubled = all.filter(({ title }) => /(?<!\p{L})(\p{L}+ \p{L}+|khu) \1(?!\p{L})/iu.test(title));
    expect(doubled).toHaveLength(3);
    for (const { plan, row } of doubled) expect(noted(plan, row)).toMatch(/lặp/);
    expect(noted('nq57-2026', 'II.2.d')).toContain('Số trang 3');
    expect(noted('nq57-2026', 'IV.1/1')).toContain('ngày ban hành để trống');
  });
});
