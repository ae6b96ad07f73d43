import { describe, expect, test } from 'vitest';
import { evaluate } from '../index.js';

const clean = (count: number) => ({ count, qualityFaults: 0, delays: 0 });
const line = (assigned: number, done = assigned) => ({ h: '1', assigned, units: [clean(done)] });
const staff = { leader: false, general: '28', lines: [line(10)] };
const head = { leader: true, general: '30', lines: [line(20, 0)], leadership: { d: '1', dd: '1', e: '1' } };

const answerOf = (input: unknown) => {
  const result = evaluate('nd335/period-score', input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.answer;
};
const errorOf = (input: unknown) => {
  const result = evaluate('nd335/period-score', input);
  if (result.ok) throw new Error('expected a refusal');
  return result.error;
};

describe('what is missing is named and never counted as 0', () => {
  test('the general score', () => {
    expect(answerOf({ ...staff, general: null })).toMatchObject({
      status: 'INSUFFICIENT_DATA',
      missing: ['G'],
      G: null,
      S: null,
      band: null,
      T: '70',
    });
  });
  test('no assigned work (P9)', () => {
    expect(answerOf({ ...staff, lines: [] })).toMatchObject({
      status: 'INSUFFICIENT_DATA',
      missing: ['A'],
      a: null,
      K: null,
      T: null,
      S: null,
    });
  });
  test('only extra work: not enough, except where it is in the denominator', () => {
    const extraOnly = { ...staff, lines: [{ ...line(2), extra: true }] };
    expect(answerOf(extraOnly)).toMatchObject({ status: 'INSUFFICIENT_DATA', missing: ['A'] });
    expect(answerOf({ ...extraOnly, parameters: { capMode: 'EXTRA_IN_DENOMINATOR' } })).toMatchObject({
      status: 'OK',
      S: '98',
    });
  });
  test('d, đ, e of a leader', () => {
    expect(answerOf({ ...head, leadership: { d: '1', dd: null } })).toMatchObject({
      status: 'INSUFFICIENT_DATA',
      missing: ['dd', 'e'],
      d: '1',
      dd: null,
      K: null,
      S: null,
      a: '0',
    });
    expect(answerOf({ ...head, leadership: null })).toMatchObject({ missing: ['d', 'dd', 'e'] });
    expect(answerOf({ leader: true, general: null, lines: [] })).toMatchObject({ missing: ['G', 'A', 'd', 'dd', 'e'] });
  });
});

describe('bands', () => {
  // One product of 12: every product done is worth 35/6 points, so that G moves the total exactly onto a threshold.
  test.each([
    ['20', 'XS'],
    ['19.99', 'TOT'],
    ['0', 'TOT'],
  ])('T = 70 and G = %s is %s', (general, band) => {
    expect(answerOf({ ...staff, general })).toMatchObject({ band });
  });
  test.each([
    ['22', '50', 'HT'],
    ['21.99', '4999/100', 'KHT'],
  ])('T = 28 and G = %s is %s, %s', (general, S, band) => {
    expect(answerOf({ ...staff, general, lines: [line(10, 4)] })).toMatchObject({ S, band });
  });
  test.each([
    ['14', '70', 'TOT'],
    ['13.999999999999999999999', '69999999999999999999999/1000000000000000000000', 'HT'],
  ])('T = 56 and G = %s is %s, %s', (general, S, band) => {
    expect(answerOf({ ...staff, general, lines: [line(10, 8)] })).toMatchObject({ S, band });
  });
});

describe('parameters', () => {
  const twoFaults = {
    ...staff,
    general: '26',
    lines: [{ h: '1', assigned: 10, units: [clean(8), { count: 2, qualityFaults: 1, delays: 0 }] }],
  };
  test('deductLevel LINE takes the faults of a line together (E12)', () => {
    expect(answerOf({ ...twoFaults, parameters: { deductLevel: 'LINE' } })).toMatchObject({
      b: '1/2',
      S: '253/3',
      band: 'TOT',
    });
  });
  test('faultyCredit STRICT gives a faulty product nothing', () => {
    expect(answerOf({ ...twoFaults, parameters: { faultyCredit: 'STRICT' } })).toMatchObject({ b: '4/5' });
  });
  test('floor LINE lets a product go below 0 within its line', () => {
    const beyond = {
      ...staff,
      lines: [{ h: '1', assigned: 10, units: [clean(9), { count: 1, qualityFaults: 8, delays: 0 }] }],
    };
    expect(answerOf(beyond)).toMatchObject({ b: '9/10' });
    expect(answerOf({ ...beyond, parameters: { floor: 'LINE' } })).toMatchObject({ b: '4/5' });
    const alone = {
      ...staff,
      lines: [line(1), { h: '1', assigned: 1, units: [{ count: 1, qualityFaults: 8, delays: 0 }] }],
    };
    expect(answerOf({ ...alone, parameters: { floor: 'LINE' } })).toMatchObject({ b: '1/2' });
  });
  test('the derivation says what each of them takes from a line', () => {
    const double = { h: '2', assigned: 4, units: [clean(2), { count: 1, qualityFaults: 3, delays: 0 }] };
    const takes = (parameters: object) => JSON.stringify(answerOf({ ...staff, lines: [double], parameters }));
    expect(takes({})).toContain('"2 × 3; 1 sản phẩm trừ 25% × 3; được giao 4"');
    expect(takes({ deductLevel: 'LINE' })).toContain('"2 × 3; 1 sản phẩm trừ 25% × 3; trừ trên cả dòng; được giao 4"');
    expect(takes({ faultyCredit: 'STRICT' })).toContain('"2 × 3; 1 sản phẩm không được tính; được giao 4"');
  });
  test('may be named by their id in the catalogue, once', () => {
    const named = (parameters: object) => ({ ...staff, parameters });
    expect(answerOf(named({ P1: 'TOTAL_ONLY' }))).toEqual(answerOf(named({ capMode: 'TOTAL_ONLY' })));
    expect(errorOf(named({ P1: 'TOTAL_ONLY', capMode: 'COMPONENT' }))).toMatchObject({
      code: 'PARAMETER_TWICE',
      path: 'parameters.capMode',
    });
    expect(errorOf(named({ P13: 'GOOD_ONLY' }))).toMatchObject({
      code: 'UNKNOWN_PARAMETER',
      path: 'parameters.P13',
    });
  });
  test('the derivation names their sources', () => {
    const parameters = { capMode: 'TOTAL_ONLY' };
    const text = JSON.stringify(
      answerOf({ ...staff, parameters, parameterSources: { capMode: 'QĐ 12/QĐ-UBND' } })['derivation'],
    );
    expect(text).toContain('{"id":"P1","value":"TOTAL_ONLY","source":"QĐ 12/QĐ-UBND"}');
    expect(text).toContain('"id":"P4","value":"UNIT"');
  });
});

describe('warnings', () => {
  test('a leader without any product rests on d, đ, e (E8c)', () => {
    const answer = answerOf(head);
    expect(answer).toMatchObject({
      K: '1/2',
      T: '35',
      S: '65',
      band: 'HT',
      warnings: [{ code: 'LEADER_WITHOUT_PRODUCT' }],
    });
    expect(answer.display).toMatchObject({ S: '65.00', K: '0.50', a: '0.00' });
  });
  test('a full score without the offset of R8 has none', () => {
    const lines = [line(10), { ...line(5), extra: true }];
    const full = { ...head, lines, parameters: { capMode: 'TOTAL_ONLY' } };
    expect(answerOf(full)).toMatchObject({ warnings: [], S: '100' });
  });
});

describe('bad input is refused with its place and article', () => {
  const units = (...groups: unknown[]) => ({ ...staff, lines: [line(1), { h: '2', assigned: 3, units: groups }] });
  test.each([
    [
      'more done than assigned (R5)',
      units(clean(2), clean(2)),
      'UNITS_EXCEED_ASSIGNED',
      'lines[1].units[1].count',
      'Điều 18',
    ],
    [
      'more extra units done than assigned',
      { ...staff, lines: [{ ...line(1, 2), extra: true }] },
      'UNITS_EXCEED_ASSIGNED',
      'lines[0].units[0].count',
      'Điều 18',
    ],
    ['G above 30', { ...staff, general: '30.01' }, 'GENERAL_OUT_OF_RANGE', 'general', 'Điều 12'],
    ['G below 0', { ...staff, general: '-1' }, 'GENERAL_OUT_OF_RANGE', 'general', 'Điều 12'],
    ['G as a JSON number', { ...staff, general: 28.5 }, 'INVALID_NUMBER', 'general', 'Điều 14–17'],
    ['d of 80 %', { ...head, leadership: { d: '4/5', dd: '1', e: '1' } }, 'D_NOT_ALLOWED', 'leadership.d', 'Điều 15'],
    [
      'd written 80%',
      { ...head, leadership: { d: '80%', dd: '1', e: '1' } },
      'INVALID_NUMBER',
      'leadership.d',
      'Điều 15',
    ],
    ['đ of 0', { ...head, leadership: { d: '1', dd: '0', e: '1' } }, 'D_NOT_ALLOWED', 'leadership.dd', 'Điều 15'],
    [
      'd without a leader',
      { ...staff, leadership: { d: '1' } },
      'LEADERSHIP_NOT_APPLICABLE',
      'leadership.d',
      'Điều 15',
    ],
    ['a factor of 0', { ...staff, lines: [{ ...line(1), h: '0' }] }, 'FACTOR_NOT_POSITIVE', 'lines[0].h', 'Điều 13'],
    [
      'a factor with exponent',
      { ...staff, lines: [{ ...line(1), h: '1e3' }] },
      'INVALID_NUMBER',
      'lines[0].h',
      'Điều 13',
    ],
    [
      'a negative count',
      units({ count: -1, qualityFaults: 0, delays: 0 }),
      'INVALID_INPUT',
      'lines[1].units[0].count',
      'Điều 14',
    ],
    [
      'a half unit',
      units({ count: 0.5, qualityFaults: 0, delays: 0 }),
      'INVALID_INPUT',
      'lines[1].units[0].count',
      'Điều 14',
    ],
    ['a misspelt key', units({ ...clean(1), quantiy: 3 }), 'UNKNOWN_FIELD', 'lines[1].units[0].quantiy', 'Điều 14–17'],
    ['a missing key', units({ count: 1, delays: 0 }), 'MISSING_FIELD', 'lines[1].units[0].qualityFaults', 'Điều 14–17'],
    ['general left out', { leader: false, lines: [] }, 'MISSING_FIELD', 'general', 'Điều 14–17'],
    [
      'an unknown parameter',
      { ...staff, parameters: { capmode: 'COMPONENT' } },
      'UNKNOWN_PARAMETER',
      'parameters.capmode',
      'Điều 14–17',
    ],
    [
      'an unknown value of a parameter',
      { ...staff, parameters: { capMode: 'NONE' } },
      'INVALID_PARAMETER',
      'parameters.capMode',
      'Điều 14–17',
    ],
    ['a list instead of an object', [], 'INVALID_INPUT', '', 'Điều 14–17'],
  ])('%s', (_what, input, code, path, article) => {
    const error = errorOf(input);
    expect(error).toMatchObject({ code, path, article });
    expect(error.message).not.toBe('');
    expect(error.messageVi).not.toBe('');
  });
});
