import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { decodeEvent, decodeFact, describeFieldError } from '../index.js';

const assigned = {
  task: 'kh18-1',
  unit: 'so-noi-vu',
  basis: 'PLAN',
  milestones: [{ key: 'm1', due: '2026-03-31', units: 1 }],
};

function errorsOf(type: string, data: unknown, validAt: unknown = '2026-01-05') {
  const result = decodeFact(type, validAt, data);
  return E.isLeft(result) ? result.left : [];
}
const lines = (type: string, data: unknown, language: 'vi' | 'en' = 'en') =>
  errorsOf(type, data).map((error) => describeFieldError(error, language));

describe('errors name field, value and rule', () => {
  test('deep inside a list', () => {
    const data = { ...assigned, milestones: [{ key: 'm1', due: '2026-02-30', units: -1 }] };
    expect(lines('TaskAssigned', data)).toEqual([
      'data.milestones[0].due = "2026-02-30": a civil date yyyy-mm-dd that exists',
      'data.milestones[0].units = -1: a whole number, 0 or more',
    ]);
    expect(lines('TaskAssigned', data, 'vi')).toEqual([
      'data.milestones[0].due = "2026-02-30": ngày có thật theo dạng năm-tháng-ngày, ví dụ 2026-03-31',
      'data.milestones[0].units = -1: số nguyên, từ 0 trở lên',
    ]);
  });

  test('below something that may be null, and in a table', () => {
    const indicator = {
      indicator: 'i',
      unit: null,
      horizon: null,
      targets: [],
      reading: { kind: 'X', inferred: 'no', from: '2026-01-01' },
    };
    expect(lines('TargetSet', indicator)).toEqual([
      'data.reading.kind = "X": one of AT_LEAST, AT_MOST, EXACT',
      'data.reading.inferred = "no": true or false',
    ]);
    const scores = { person: 'p', period: '2026-Q1', cells: { 'I.1': 5, 'I 2': '1' } };
    expect(lines('GeneralCriteriaSelfScored', scores)).toEqual([
      'data.cells.I.1 = 5: an exact decimal or fraction as text, for example "25.5" or "2047/24"',
      'data.cells.I 2 = "1": a key of letters, digits, dots, dashes, slashes',
    ]);
  });

  test('missing, surplus and undefined fields', () => {
    const { task: _, ...rest } = assigned;
    expect(lines('TaskAssigned', { ...rest, tsak: 'kh18-1', plan: undefined }, 'vi')).toEqual([
      'data.tsak = "kh18-1": không có trường nào tên "tsak"',
      'data.task: thiếu trường bắt buộc này',
      'data.plan: không có giá trị: hãy bỏ hẳn trường này',
    ]);
    expect(lines('TaskAssigned', [assigned])).toEqual([expect.stringMatching(/^data = .*: an object$/)]);
  });

  test('a long value is cut, the rule stays readable', () => {
    expect(lines('TaskAssigned', { ...assigned, basis: 'x'.repeat(500) })[0]).toBe(
      `data.basis = "${'x'.repeat(79)}…: one of PLAN, UNPLANNED, TAKEN_OVER`,
    );
  });

  test('type and day', () => {
    expect(errorsOf('TaskAsigned', assigned)).toMatchObject([{ path: 'type', value: 'TaskAsigned' }]);
    expect(errorsOf('toString', assigned)).toMatchObject([{ path: 'type' }]);
    expect(errorsOf('TaskAssigned', assigned, '2025-02-29')).toMatchObject([{ path: 'validAt', value: '2025-02-29' }]);
    expect(errorsOf('TaskAssigned', assigned, 20260105)).toMatchObject([{ path: 'validAt' }]);
    expect(errorsOf('TaskAssigned', assigned)).toEqual([]);
  });
});

describe('rules across fields', () => {
  const { unit: _, ...noDoer } = assigned;
  const handed = { task: 't', units: null, milestone: null, reason: 'INABILITY', newDeadline: null };
  const cause = { task: 't', reason: 'mưa lũ' };
  const measured = { indicator: 'i', unit: null, period: '2026', source: 'Niên giám' };
  const quota = { unit: 'u', year: '2026' };
  const deadline = { milestone: 'm1', due: '2026-03-31' };
  test.each([
    ['TaskAssigned', noDoer, { person: 'p' }, { person: 'p', unit: 'u' }, 'exactly one of unit, person'],
    ['TaskHandedOver', handed, { toUnit: 'u' }, { toUnit: 'u', toPerson: 'p' }, 'exactly one of toUnit, toPerson'],
    [
      'ObjectiveCauseConfirmed',
      cause,
      { deadline },
      { deadline, submission: 's' },
      'exactly one of deadline, submission',
    ],
    ['ObjectiveCauseConfirmed', cause, { submission: 's' }, {}, 'exactly one of deadline, submission'],
    [
      'IndicatorMeasured',
      measured,
      { value: null, state: true },
      { value: '1', state: true },
      'value must be null where state is given',
    ],
    ['QuotaDecided', quota, { rate: '1/4' }, {}, 'at least one of rate, tie, tieUnits'],
  ])('%s', (type, base, right, wrong, rule) => {
    expect(lines(type, { ...base, ...right })).toEqual([]);
    expect(errorsOf(type, { ...base, ...wrong })).toMatchObject([{ path: 'data', rule }]);
  });
  test('neither is wrong too', () => {
    expect(errorsOf('TaskAssigned', noDoer)).toMatchObject([{ path: 'data', rule: 'exactly one of unit, person' }]);
    expect(errorsOf('TaskHandedOver', handed)).toMatchObject([{ path: 'data' }]);
  });
});

describe('leaves', () => {
  const title = (value: unknown) => errorsOf('TaskAssigned', { ...assigned, title: value });
  test('text that cannot be stored as sent, or says nothing, is refused', () => {
    for (const wrong of ['', ' \n', 'x'.repeat(20_001), 'x\ud800', 5, null, { sealed: 'A256GCM', box: 'AAAA' }])
      expect(title(wrong)).toMatchObject([{ path: 'data.title' }]);
    for (const right of ['Xây dựng báo cáo', { sealed: 'A256GCM', box: 'A'.repeat(40) }])
      expect(title(right)).toEqual([]);
  });

  test('exact numbers', () => {
    const score = (S: unknown) =>
      errorsOf('ExternalPeriodResultReceived', { person: 'p', period: '2026-01', S, from: 'Sở X' });
    for (const right of ['0', '25.5', '2047/24', '-1', '100']) expect(score(right)).toEqual([]);
    for (const wrong of [25.5, '1e2', '01', '1/0', '.5', '1,5', '1.', '+1', ' 1', '١'])
      expect(score(wrong)).toHaveLength(1);
  });

  test('days and instants exist', () => {
    const due = (day: string) =>
      errorsOf('TaskAssigned', { ...assigned, milestones: [{ key: 'a', due: day, units: 1 }] });
    for (const right of ['2024-02-29', '2000-02-29', '2026-12-31']) expect(due(right)).toEqual([]);
    for (const wrong of ['1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-01', '2026-04-01 '])
      expect(due(wrong)).toHaveLength(1);
  });
});

describe('a correction', () => {
  const correct = (targetType: string, data: unknown) =>
    errorsOf('FactCorrected', {
      stream: 'task-kh18-1',
      target: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
      targetType,
      data,
      correctedValidAt: null,
      reason: 'nhập nhầm',
    });
  test('is checked by the type of what it corrects', () => {
    expect(correct('TaskAssigned', assigned)).toEqual([]);
    expect(correct('TaskAssigned', { ...assigned, basis: 'NONE' })).toMatchObject([{ path: 'data.data.basis' }]);
    expect(correct('TaskAsigned', assigned)).toMatchObject([{ path: 'data.targetType', value: 'TaskAsigned' }]);
  });
});

describe('the envelope', () => {
  const event = {
    id: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    type: 'TaskAssigned',
    version: 1,
    ledger: '886313e1-3b8a-5372-9b90-0c9aee199e5d',
    stream: 'task-kh18-1',
    revision: 0,
    validAt: '2026-01-05',
    recordedAt: '2026-01-05T02:00:00.000Z',
    actor: 'clerk-1',
    commandId: 'c1',
    correlationId: 'c1',
    causationId: null,
    data: assigned,
    prevHash: null,
  };
  const pathsOf = (value: unknown) => {
    const result = decodeEvent(value);
    return E.isLeft(result) ? result.left.map(({ path }) => path) : [];
  };
  test('is read as it was written', () => {
    expect(decodeEvent(event)).toEqual(E.right(event));
  });
  test.each([
    [{ version: 2 }, 'event.version'],
    [{ type: 'Nothing' }, 'event.type'],
    [{ recordedAt: '2026-01-05T24:00:00.000Z' }, 'event.recordedAt'],
    [{ recordedAt: '2026-02-30T02:00:00.000Z' }, 'event.recordedAt'],
    [{ recordedAt: '2026-01-05T02:00:00Z' }, 'event.recordedAt'],
    [{ revision: -1 }, 'event.revision'],
    [{ prevHash: 'ABC' }, 'event.prevHash'],
    [{ surplus: 1 }, 'event.surplus'],
    [{ data: { ...assigned, basis: 1 } }, 'event.data.basis'],
    [{ data: null }, 'event.data'],
  ])('%o is refused', (change, path) => {
    expect(pathsOf({ ...event, ...change })).toEqual([path]);
  });
  test('needs its data and is an object', () => {
    const { data: _, ...header } = event;
    expect(pathsOf(header)).toEqual(['event.data']);
    expect(pathsOf(null)).toEqual(['event']);
    expect(pathsOf('x')).toEqual(['event']);
  });
});
