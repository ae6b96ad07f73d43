import { EVENT_TYPES } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { units } from '../units/index.js';
import { type Indicator, indicators, type PlanId } from './index.js';

const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
const indicator = (plan: PlanId, row: string): Indicator => {
  const found = indicators(plan).find((candidate) => candidate.row === row);
  if (found === undefined) throw new Error(`no indicator ${plan} ${row}`);
  return found;
};
const result = (row: Indicator) => row.raw['Kết quả'] ?? '';

/** The figures of a result cell as decimals with a point and without leading zeros. */
const figuresOf = (cell: string) =>
  (cell.match(/\d+(,\d+)?/g) ?? []).map((figure) => figure.replace(',', '.').replace(/^0+(?=\d)/, ''));

/** What the signs and words of a result cell say, read a second time. */
function comparatorsOf(cell: string, unit: string | null): readonly string[] {
  if (unit === 'Thứ bậc') return figuresOf(cell).length === 0 ? ['text'] : figuresOf(cell).map(() => 'rank');
  if (figuresOf(cell).length === 0) return ['text'];
  if (/\d - \d/.test(cell)) return ['range'];
  const first = /≥|\\geq/.test(cell) ? '>=' : cell.includes('>') ? '>' : 'bare';
  return cell.includes('tăng dần') ? [first, 'trend'] : [first];
}

describe('the indicators', () => {
  it('of ctr286 are 97, those of kh03 28 numbered rows with 12 under row 8', () => {
    expect(indicators('ctr286').map((row) => row.row)).toEqual(numbers(1, 97));
    const under8 = numbers(1, 12).map((row) => `8.${row}`);
    expect(indicators('kh03').map((row) => row.row)).toEqual([...numbers(1, 8), ...under8, ...numbers(9, 28)]);
    expect(indicators()).toHaveLength(97 + 40);
    expect(indicators('kh18')).toEqual([]);
  });

  it('have as targets exactly the figures that their result cell prints', () => {
    for (const row of indicators()) {
      const values = row.targets.flatMap((target) => [target.value, target.upper].filter((value) => value !== null));
      expect(values, `${row.plan} ${row.row}`).toEqual(figuresOf(result(row)));
    }
  });

  it('compare as their result cell says; a bare number is read, everything else is not', () => {
    for (const row of indicators()) {
      const wanted = comparatorsOf(result(row), row.unit);
      const bare = wanted.includes('bare');
      expect(
        row.targets.map((target) => target.comparator),
        `${row.plan} ${row.row}`,
      ).toEqual(wanted.map((comparator) => (comparator === 'bare' ? '>=' : comparator)));
      expect(row.reading).toEqual(
        bare ? { kind: 'AT_LEAST', inferred: true, from: row.plan === 'ctr286' ? '2026-05-19' : '2025-01-09' } : null,
      );
    }
  });

  it('quote every target from the result cell', () => {
    for (const row of indicators()) for (const target of row.targets) expect(result(row)).toContain(target.raw);
  });

  it('are ranked in a named universe, and only ranks are', () => {
    for (const row of indicators())
      for (const target of row.targets) expect(target.universe !== null).toBe(target.comparator === 'rank');
  });

  it('improve in the direction of their targets', () => {
    const way = { rank: 'down', range: 'band', text: 'none', '>=': 'up', '>': 'up' } as Record<string, string>;
    for (const row of indicators()) expect(row.direction).toBe(way[row.targets[0]?.comparator ?? '']);
  });

  it('are annual where their name says so (read by hand)', () => {
    const annual = (plan: PlanId) => indicators(plan).flatMap((row) => (row.annual ? [Number(row.row)] : []));
    expect(annual('ctr286')).toEqual([
      10, 11, 13, 14, 15, 16, 17, 18, 19, 26, 27, 28, 46, 47, 48, 52, 60, 63, 64, 67, 84, 85, 86,
    ]);
    expect(annual('kh03')).toEqual([12]);
  });

  it('are due in 2030, the last three of kh03 in 2045', () => {
    expect(indicators().flatMap((row) => (row.horizon === '2045' ? [`${row.plan} ${row.row}`] : []))).toEqual([
      'kh03 26',
      'kh03 27',
      'kh03 28',
    ]);
  });

  it('name units that the catalogue of units has, and lose no word of the lead', () => {
    const known = new Set<string | null>(units().map((unit) => unit.id));
    const words = (text: string) => text.split(/[;,\s]+/).filter((word) => word !== '');
    for (const row of indicators()) {
      for (const party of row.lead) expect(party.unit === null || known.has(party.unit)).toBe(true);
      const printed = words(row.raw['Cơ quan chủ trì theo dõi, đánh giá'] ?? '');
      expect(
        row.lead.flatMap((party) => words(party.text)),
        `${row.plan} ${row.row}`,
      ).toEqual(printed);
    }
  });

  it('can each be defined, with its targets, as events of the ledger', () => {
    for (const row of indicators()) {
      const id = `${row.plan}.${row.annex.toLowerCase()}.${row.row}`;
      const { plan, title, unit: measure, kind, direction, annual, lead, legalBasis, horizon, targets, reading } = row;
      const definition = {
        indicator: id,
        unit: null,
        plan,
        row: row.row,
        title,
        measure,
        kind,
        direction,
        annual,
        lead,
        legalBasis,
      };
      const target = { indicator: id, unit: null, horizon, targets, reading };
      expect(E.isRight(EVENT_TYPES.IndicatorDefined.codec.decode(definition)), id).toBe(true);
      expect(E.isRight(EVENT_TYPES.TargetSet.codec.decode(target)), id).toBe(true);
    }
  });
});

describe('rows read by hand', () => {
  const short = (row: Indicator) => row.targets.map(({ comparator, value, upper }) => [comparator, value, upper]);

  it('kh03 8 is a header with a qualitative result and nobody in the lead', () => {
    const row = indicator('kh03', '8');
    expect([row.kind, row.unit, row.lead, short(row)]).toEqual(['header', null, [], [['text', null, null]]]);
    expect(result(row)).toBe('Top đầu cả nước');
    expect(indicators().filter((other) => other.kind === 'header')).toEqual([row]);
  });

  it('kh03 12 asks for at least 3 % and for growth', () => {
    expect(short(indicator('kh03', '12'))).toEqual([
      ['>=', '3', null],
      ['trend', null, null],
    ]);
  });

  it('kh03 14 is ranked three times', () => {
    expect(indicator('kh03', '14').targets.map(({ value, universe }) => [value, universe])).toEqual([
      ['3', 'vn-universities'],
      ['200', 'asia-universities'],
      ['700', 'world-universities'],
    ]);
  });

  it.each([
    ['kh03', '11', [['>', '0.75', null]]],
    ['kh03', '15', [['>=', '1.3', null]]],
    ['kh03', '17', [['range', '8', '10']]],
    ['kh03', '19', [['rank', '6', null]]],
    ['kh03', '21', [['>=', '100', null]]],
    ['kh03', '8.8', [['>=', '30', null]]],
    ['ctr286', '2', [['rank', '5', null]]],
    ['ctr286', '7', [['>', '0.8', null]]],
    ['ctr286', '9', [['>=', '1.5', null]]],
    ['ctr286', '45', [['>=', '1', null]]],
    ['ctr286', '93', [['>=', '20', null]]],
  ] as const)('%s %s', (plan, row, wanted) => {
    expect(short(indicator(plan, row))).toEqual(wanted);
  });

  it('ctr286 85: the row is one across the page break', () => {
    const row = indicator('ctr286', '85');
    expect(row.source.lines).toEqual([226, 228]);
    expect(row.title).toMatch(/tham gia tìm hiểu kỹ năng an toàn thông tin trên Hue-S, tối thiểu 01 đợt\/năm$/);
    expect(result(indicator('ctr286', '47'))).toBe('$\\geq 10$');
  });
});
