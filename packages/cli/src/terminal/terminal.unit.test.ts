import { describe, expect, test } from 'vitest';
import { csvOnly, plainAnswer, render, rowsAnswer } from './answer.js';
import { csvLine, spreadsheetSafe } from './csv.js';
import { type DerivationTerm, derivationText, truncated } from './derivation.js';
import { failureJson, failureText, invalid } from './failure.js';
import { text } from './lang.js';
import { drawTable } from './table.js';

describe('a table', () => {
  const lines = (drawn: string) => drawn.trimEnd().split('\n');

  test('has straight borders for Vietnamese, composed or not', () => {
    const rows = [
      ['Sở Văn hóa và Thể thao', 'Người giữ chức'],
      ['Ủy ban nhân dân thành phố Huế'.normalize('NFD'), 'ĐỘNG'],
    ];
    const drawn = lines(drawTable([{ title: 'Đơn vị' }, { title: 'Chức danh' }], rows));
    expect(new Set(drawn.map((line) => [...line].length)).size).toBe(1);
    expect(drawn.join('')).toBe(drawn.join('').normalize('NFC'));
  });

  test('wraps long cells at words and loses none of them', () => {
    const long = 'Chuyển đổi phương thức cung ứng dịch vụ hành chính công theo định hướng mới';
    const drawn = lines(drawTable([{ title: 'Nội dung', width: 20 }], [[long]]));
    expect(new Set(drawn.map((line) => [...line].length)).size).toBe(1);
    const words = drawn
      .slice(3, -1)
      .map((line) => line.replaceAll('│', '').trim())
      .join(' ');
    expect(words).toBe(long);
  });

  test('fits the screen: margins go first, then the widest columns wrap, an id too long for its column goes on below', () => {
    const columns = ['Mã', 'Nội dung', 'Điểm'].map((title) => ({ title, right: title === 'Điểm' }));
    const row = ['so-khoa-hoc-va-cong-nghe', 'Chuyển đổi phương thức cung ứng dịch vụ công', '96.19'];
    const widths = (within: number) => lines(drawTable(columns, [row], within)).map((line) => [...line].length);
    const words = (within: number) =>
      lines(drawTable(columns, [row], within))
        .slice(3, -1)
        .join(' ')
        .replaceAll('│', ' ')
        .split(/\s+/)
        .sort();
    expect(new Set(widths(83))).toEqual(new Set([83]));
    expect(new Set(widths(82))).toEqual(new Set([77]));
    expect(new Set(widths(60))).toEqual(new Set([60]));
    expect(words(60)).toEqual(words(200));
    const narrow = drawTable([{ title: 'Mã', width: 14 }], [['so-khoa-hoc-va-cong-nghe']]);
    expect(lines(narrow).slice(3, -1)).toEqual(['│ so-khoa-hoc-   │', '│ va-cong-nghe   │']);
  });
});

test('CSV quotes what needs it', () => {
  expect(csvLine(['a', 'b,c', 'd"e', 'f\ng', ''])).toBe('a,"b,c","d""e","f\ng",\r\n');
});

test('an answer is one JSON value, a CSV with English keys, or a table in the language asked for', () => {
  const answer = rowsAnswer(
    { rows: [{ a: '1/3' }] },
    [{ a: '1/3' }],
    [
      { key: 'a', title: text('Tỷ lệ', 'Ratio'), cell: () => '0.33', csvCell: ({ a }) => a },
      csvOnly('b', () => 'made up'),
    ],
  );
  expect(render(answer, 'json', 'vi')).toBe('{"rows":[{"a":"1/3"}]}\n');
  expect(render(answer, 'csv', 'vi')).toBe('a,b\r\n1/3,made up\r\n');
  expect(render(answer, 'table', 'vi')).not.toContain('made up');
  expect(render(answer, 'table', 'vi')).toContain('Tỷ lệ');
  expect(render(answer, 'table', 'en')).toContain('Ratio');
  expect(
    render(
      plainAnswer({ n: 1, s: 'x' }, () => 'y\n'),
      'csv',
      'en',
    ),
  ).toBe('n,s\r\n1,x\r\n');
});

describe('a failure', () => {
  const failed = { ...invalid('CODE', 'units.csv:C5', 'sai', 'wrong'), article: 'Điều 13' };

  test('as text names place, reason, article and code', () => {
    expect(failureText(failed, 'vi')).toBe('units.csv:C5: sai (Điều 13) [CODE]');
    expect(failureText(failed, 'en')).toBe('units.csv:C5: wrong (Điều 13) [CODE]');
  });

  test('does not say the place twice', () => {
    const at = (path: string, message: string) => failureText(invalid('CODE', path, message, ''), 'vi');
    expect(at('a.db', 'không có sổ tại "a.db"; hãy mở')).toBe('không có sổ tại "a.db"; hãy mở [CODE]');
    expect(at('S', 'Sai số')).toBe('S: Sai số [CODE]');
  });

  test('as JSON has the shape of the public surface', () => {
    expect(failureJson(failed, 'vi')).toEqual({
      error: { code: 'CODE', path: 'units.csv:C5', article: 'Điều 13', message: 'sai' },
    });
  });

  test('with many reasons shows the first ones and counts the rest', () => {
    const many = { ...failed, also: Array.from({ length: 30 }, () => failed) };
    expect(failureText(many, 'vi').split('\n')).toHaveLength(22);
    expect(failureText(many, 'vi')).toContain('và 10 lỗi nữa');
  });
});

describe('a derivation', () => {
  const term = (more: Partial<DerivationTerm>): DerivationTerm => ({
    term: 'S',
    label: 'Tổng điểm',
    value: '2047/24',
    formula: 'nd335/period-score@1',
    parameters: [],
    citation: 'Điều 17',
    events: [],
    excluded: [],
    children: [],
    ...more,
  });

  test('shows value, calculation, source, events and what was left out; a formula is named once', () => {
    const child = term({
      term: 'a',
      label: 'số lượng',
      value: null,
      citation: 'Điều 14',
      events: ['e1'],
      excluded: [{ event: 'e2', reason: 'đã hủy' }],
      parameters: [{ id: 'P1', value: 'COMPONENT', source: 'Điều 12' }],
    });
    expect(derivationText(term({ expression: 'G + T', children: [child] }), 'vi').split('\n')).toEqual([
      'S = 2047/24 ≈ 85.29  Tổng điểm',
      '    phép tính: G + T',
      '    công thức: nd335/period-score@1',
      '    căn cứ: Điều 17',
      '  a = chưa có  số lượng',
      '      tham số: P1 = COMPONENT',
      '      căn cứ: Điều 14',
      '      sự kiện: e1',
      '      không tính: e2 – đã hủy',
      '',
      'P1 = COMPONENT: Điều 12',
      '',
    ]);
  });

  test('fractions are cut, never rounded up', () => {
    expect(truncated('21599/240')).toBe('89.99');
    expect(truncated('1/3')).toBe('0.33');
    expect(truncated('-7/3')).toBe('-2.33');
    expect(truncated('5')).toBe(null);
  });
});

test.each([
  ['=1+1', "'=1+1"],
  ['+84 234', "'+84 234"],
  ['-cmd|x', "'-cmd|x"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t'=1"],
  ['\r=1', "'\r=1"],
  ['＝1+1', "'＝1+1"],
  ['Sở A;=1+1', "Sở A;'=1+1"],
  ['-2.25', '-2.25'],
  ['-2047/24', "'-2047/24"],
  ['a=b', 'a=b'],
  ['', ''],
])('A spreadsheet takes the cell %j for no formula: %j', (cell, safe) => {
  expect(spreadsheetSafe(cell)).toBe(safe);
});

test('No answer as CSV holds a formula: neither in its rows nor in its keys and values.', () => {
  const rows = rowsAnswer(
    {},
    [{ name: '=1+1', points: '-2.5' }],
    [
      { key: 'name', title: text('Tên', 'Name'), cell: ({ name }) => name },
      { key: 'points', title: text('Điểm', 'Points'), cell: ({ points }) => points },
    ],
  );
  expect(render(rows, 'csv', 'vi')).toBe("name,points\r\n'=1+1,-2.5\r\n");
  expect(
    render(
      plainAnswer({ '@file': '+x' }, () => ''),
      'csv',
      'vi',
    ),
  ).toBe("'@file\r\n'+x\r\n");
});
