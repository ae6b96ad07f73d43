import { describe, expect, test } from 'vitest';
import { combineTargets, evaluate, readBareNumber, type TargetAnswer } from '../index.js';

const run = (input: unknown) => evaluate('attainment/target', input);
const answerOf = (input: unknown) => {
  const result = run(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.answer as unknown as TargetAnswer;
};

describe('value targets', () => {
  test.each([
    // comparator, value, actual, baseline | upper | null, status, progress, raw, margin
    ['>=', '55', '56', null, true, '1', '56/55', '1'],
    ['>=', '55', '55', '45', true, '1', '1', '0'],
    ['>=', '55', '40', '45', false, '0', '-1/2', '-15'],
    ['>=', '55', '50', '60', false, '10/11', '10/11', '-5'],
    ['>', '55', '55', null, false, '1', '1', '0'],
    ['>', '0', '5', null, true, '1', null, '5'],
    ['<=', '2', '0', null, true, '1', null, '2'],
    ['<=', '2', '3', '5', false, '2/3', '2/3', '-1'],
    ['<=', '2', '6', '5', false, '0', '-1/3', '-4'],
    ['<', '2', '2', '5', false, '1', '1', '0'],
    ['=', '10', '10.0', null, true, '1', '1', '0'],
    ['=', '10', '12', null, false, '0', '0', '-2'],
    ['=', '10', '9', null, false, '0', '0', '-1'],
  ])('%s %s with %s (from %s): %s, %s', (comparator, value, actual, baseline, status, progress, raw, margin) => {
    const input = { comparator, value, actual, ...(baseline === null ? {} : { baseline }) };
    expect(answerOf(input)).toMatchObject({ status, progress, raw, margin, reason: null });
  });

  test.each([
    ['>=', '0', '-1'],
    ['>=', '-2', '-3'],
    ['>=', '5', '-1'],
    ['<=', '0', '3'],
    ['<', '-1', '0'],
  ])('%s %s with %s has no ratio, but a status', (comparator, value, actual) => {
    expect(answerOf({ comparator, value, actual })).toMatchObject({
      status: false,
      progress: null,
      raw: null,
      reason: 'TARGET_NOT_RATIO',
    });
  });

  test.each([
    ['10', true, '1', '0'],
    ['15', true, '1', '5'],
    ['20', true, '1', '0'],
    ['5', false, '1/2', '-5'],
    ['25', false, '4/5', '-5'],
  ])('the range 10..20 with %s', (actual, status, progress, margin) => {
    expect(answerOf({ comparator: 'range', value: '10', upper: '20', actual })).toMatchObject({
      status,
      progress,
      margin,
    });
  });
  test('a range from a baseline counts to its nearest bound', () => {
    expect(answerOf({ comparator: 'range', value: '10', upper: '20', actual: '8', baseline: '4' })).toMatchObject({
      progress: '2/3',
    });
    expect(answerOf({ comparator: 'range', value: '10', upper: '20', actual: '25', baseline: '30' })).toMatchObject({
      progress: '1/2',
    });
  });

  test.each([
    [{ actual: true }, true, '1'],
    [{ actual: 'true' }, true, '1'],
    [{ actual: 'yes', value: '1' }, true, '1'],
    [{ actual: 'no', value: null }, false, '0'],
    [{ actual: '0', value: 'false' }, true, '1'],
    [{ actual: false, value: true }, false, '0'],
    [{ actual: false, value: false }, true, '1'],
  ])('yes/no with %j', (input, status, progress) => {
    expect(answerOf({ comparator: 'yesno', ...input })).toMatchObject({ status, progress, margin: null });
  });
});

describe('what is unknown is null with a reason', () => {
  const nothing = { status: null, progress: null, raw: null, margin: null, method: null };
  test.each([
    [{ comparator: '<=', value: '2', actual: null }, 'not_measured'],
    [{ comparator: 'yesno', actual: null }, 'not_measured'],
    [{ comparator: 'rank', value: '5', actual: null, universe: 34 }, 'not_published'],
    [{ comparator: 'trend', value: 'tăng', actual: '12' }, 'needs_attestation'],
    [{ comparator: 'text', value: 'hoàn thành', actual: 'đang làm' }, 'needs_attestation'],
    [{ comparator: 'text', value: 'hoàn thành', actual: null }, 'not_measured'],
  ])('%j', (input, reason) => {
    expect(answerOf(input)).toMatchObject({ ...nothing, reason });
  });
});

describe('ranks: the check table of the specification, N = 34, R = 5, baseline 12', () => {
  test.each([
    ['5', '1', '1', '1', '1', '1'],
    ['1', '1', '1', '1', '1', '1'],
    ['6', '0', '6/7', '28/29', '5/6', '4/5'],
    ['7', '0', '5/7', '27/29', '5/7', '3/5'],
    ['8', '0', '4/7', '26/29', '5/8', '2/5'],
    ['10', '0', '2/7', '24/29', '1/2', '0'],
    ['12', '0', '0', '22/29', '5/12', '0'],
    ['20', '0', '0', '14/29', '1/4', '0'],
    ['34', '0', '0', '0', '5/34', '0'],
  ])('rank %s', (actual, ...expected) => {
    const base = { comparator: 'rank', value: '5', actual, baseline: '12', universe: 34 };
    expect(['A', 'B', 'C', 'D', 'E'].map((method) => answerOf({ ...base, method }).progress)).toEqual(expected);
  });

  test.each([
    ['a worse baseline → B', { baseline: '12', universe: 34 }, 'B', '2/7', []],
    ['a worse baseline → B, also without the universe', { baseline: '12' }, 'B', '2/7', []],
    ['no baseline → C, said to be lenient', { universe: 34 }, 'C', '24/29', ['LENIENT_WITHOUT_BASELINE']],
    ['a baseline that met the target and slipped → C', { baseline: '4', universe: 34 }, 'C', '24/29', []],
    ['a baseline exactly at the target and slipped → C', { baseline: '5', universe: 34 }, 'C', '24/29', []],
    ['methods by name', { baseline: '12', method: 'target_over_actual' }, 'D', '1/2', []],
  ])('default: %s', (_what, extra, method, progress, codes) => {
    const answer = answerOf({ comparator: 'rank', value: '5', actual: '10', ...extra });
    expect(answer).toMatchObject({ status: false, method, progress, margin: '-5' });
    expect(answer.warnings.map(({ code }) => code)).toEqual(codes);
  });
  test('without baseline and universe the status stands and the progress is unknown', () => {
    expect(answerOf({ comparator: 'rank', value: '5', actual: '10' })).toMatchObject({
      status: false,
      progress: null,
      reason: 'universe_unknown',
    });
    expect(answerOf({ comparator: 'rank', value: '5', actual: '4' })).toMatchObject({
      status: true,
      progress: '1',
      reason: null,
    });
  });
  test('ranks may be JSON numbers, the universe may be text: both only count', () => {
    const written = { comparator: 'rank', value: '5', actual: '7', baseline: '12', universe: 34 };
    expect(answerOf({ comparator: 'rank', value: 5, actual: 7, baseline: 12, universe: '34' })).toEqual(
      answerOf(written),
    );
  });
  test('a regression shows in raw', () => {
    expect(answerOf({ comparator: 'rank', value: '5', actual: '19', baseline: '12', universe: 34 })).toMatchObject({
      progress: '0',
      raw: '-1',
    });
  });
});

test.each([
  [{ comparator: 'rank', value: '0', actual: '1' }, 'RANK_OUT_OF_RANGE', 'value'],
  [{ comparator: 'rank', value: '5', actual: '0' }, 'RANK_OUT_OF_RANGE', 'actual'],
  [{ comparator: 'rank', value: '5', actual: '2.5' }, 'RANK_OUT_OF_RANGE', 'actual'],
  [{ comparator: 'rank', value: '5', actual: '35', universe: 34 }, 'RANK_OUT_OF_RANGE', 'actual'],
  [{ comparator: 'rank', value: '35', actual: '3', universe: 34 }, 'RANK_OUT_OF_RANGE', 'value'],
  [{ comparator: 'rank', value: '5', actual: '3', baseline: '35', universe: 34 }, 'RANK_OUT_OF_RANGE', 'baseline'],
  [{ comparator: 'rank', value: '5', actual: '10', method: 'B' }, 'BASELINE_NEEDED', 'baseline'],
  [{ comparator: 'rank', value: '5', actual: '10', method: 'B', baseline: '5' }, 'BASELINE_NEEDED', 'baseline'],
  [{ comparator: 'rank', value: '5', actual: '10', method: 'C' }, 'UNIVERSE_NEEDED', 'universe'],
  [{ comparator: 'rank', value: '34', actual: '10', method: 'C', universe: 34 }, 'UNIVERSE_NEEDED', 'universe'],
  [{ comparator: 'rank', value: '5', actual: '10', method: 'Z' }, 'UNKNOWN_METHOD', 'method'],
  [{ comparator: 'range', value: '20', upper: '10', actual: '5' }, 'RANGE_REVERSED', 'upper'],
  [{ comparator: 'range', value: '20', actual: '5' }, 'MISSING_FIELD', 'upper'],
  [{ comparator: '>=', value: '20', upper: '30', actual: '5' }, 'NOT_APPLICABLE', 'upper'],
  [{ comparator: '>=', value: '20', actual: '5', universe: 34 }, 'NOT_APPLICABLE', 'universe'],
  [{ comparator: '>=', value: '≥ 20', actual: '5' }, 'INVALID_NUMBER', 'value'],
  [{ comparator: '>=', value: '20', actual: 5 }, 'INVALID_NUMBER', 'actual'],
  [{ comparator: '>=', value: '20' }, 'MISSING_FIELD', 'actual'],
  [{ comparator: '≥', value: '20', actual: '5' }, 'INVALID_CHOICE', 'comparator'],
  [{ value: '20', actual: '5' }, 'MISSING_FIELD', 'comparator'],
  [{ comparator: 'yesno', actual: 'có' }, 'INVALID_CHOICE', 'actual'],
  [{ comparator: 'yesno', actual: 1 }, 'INVALID_CHOICE', 'actual'],
  [{ comparator: 'rank', value: 5.5, actual: null }, 'INVALID_INPUT', 'value'],
  [{ comparator: 'rank', value: '5', actual: '3', universe: '34.5' }, 'INVALID_INPUT', 'universe'],
  [{ comparator: 'rank', value: '0', actual: null }, 'RANK_OUT_OF_RANGE', 'value'],
  [{ comparator: 'rank', value: '35', actual: null, universe: 34 }, 'RANK_OUT_OF_RANGE', 'value'],
  [{ comparator: 'rank', value: '5', actual: null, method: 'B' }, 'BASELINE_NEEDED', 'baseline'],
  [{ comparator: 'range', value: '20', upper: '10', actual: null }, 'RANGE_REVERSED', 'upper'],
])('refuses %j', (input, code, path) => {
  expect(run(input)).toMatchObject({ ok: false, error: { code, path } });
});

test('a bare number is at least, marked inferred, unless its reading is decided', () => {
  expect(readBareNumber('20', null)).toEqual({ comparator: '>=', value: '20', inferred: true });
  expect(readBareNumber('20', 'AT_MOST')).toEqual({ comparator: '<=', value: '20', inferred: false });
  expect(readBareNumber('20', 'EXACT')).toEqual({ comparator: '=', value: '20', inferred: false });
});

describe('several targets of one indicator', () => {
  const [met, missed, unknown] = [
    answerOf({ comparator: 'rank', value: '3', actual: '3', universe: 11 }),
    answerOf({ comparator: 'rank', value: '50', actual: '60', baseline: '70' }),
    answerOf({ comparator: '>=', value: '5', actual: null }),
  ];
  test.each([
    [[met, met], true, '1'],
    [[met, missed], false, '1/2'],
    [[met, unknown], null, null],
    [[missed, unknown], false, null],
    [[], null, null],
  ])('status of all, least progress', (each, status, progress) => {
    expect(combineTargets(each)).toEqual({ status, progress, each });
  });
});
