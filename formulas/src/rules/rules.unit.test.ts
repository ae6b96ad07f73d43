import { describe, expect, test } from 'vitest';
import {
  attempt,
  CATALOGUE,
  DEFAULT_RULES,
  evaluate,
  PERIOD_SCORE_PARAMETERS,
  parametersFor,
  pickParameters,
  type Rule,
  readRule,
  ruleSetCanonical,
} from '../index.js';

const decided = (value: string, validFrom: string, knownFrom: string, unit?: string): Rule => ({
  id: 'P1',
  value,
  validFrom,
  knownFrom,
  legalSource: `QĐ ${value}`,
  note: '',
  ...(unit === undefined ? {} : { unit }),
});
const capMode = (rules: readonly Rule[], lastDayOfPeriod: string, known: string, unit?: string) => {
  const picked = pickParameters([...DEFAULT_RULES, ...rules], {
    lastDayOfPeriod,
    known,
    ...(unit === undefined ? {} : { unit }),
  });
  return picked.ok ? picked.answer['capMode']?.value : picked.error.code;
};

describe('the rule of a period', () => {
  test('every parameter of the catalogue has a default from the first day of the decree', () => {
    const picked = pickParameters(DEFAULT_RULES, { lastDayOfPeriod: '2026-01-31', known: '2026-02-01' });
    if (!picked.ok) throw new Error(picked.error.message);
    expect(Object.keys(picked.answer).sort()).toEqual(CATALOGUE.map(({ name }) => name).sort());
    expect(picked.answer['scoringStep']).toMatchObject({ id: 'P19', value: '0.25' });
    expect(picked.answer['basePlanClosesQuarter']).toMatchObject({ value: '10' });
    expect(picked.answer['cutOffDay']).toMatchObject({ value: null });
  });

  test('every open point P1..P45 is named, with its legal source, dates and note', () => {
    const points = new Set(CATALOGUE.map(({ id }) => id.split('.')[0]));
    expect([...points]).toEqual(Array.from({ length: 45 }, (_, index) => `P${index + 1}`));
    expect(DEFAULT_RULES.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id));
    for (const rule of DEFAULT_RULES) {
      expect(attempt(() => readRule(rule, rule.id))).toEqual({ ok: true, answer: rule });
      expect(rule.legalSource).toMatch(/^(Điều|Phụ lục) .*Nghị định 335\/2025\/NĐ-CP/);
      expect(rule.note).not.toBe('');
    }
  });

  test('a period before the decree has no rule, whatever is known later', () => {
    const picked = pickParameters(DEFAULT_RULES, { lastDayOfPeriod: '2025-12-31', known: '2026-06-30' });
    expect(picked).toMatchObject({ ok: false, error: { code: 'RULE_NOT_IN_FORCE', article: 'Điều 27' } });
    expect(capMode([], '2026-03-31', '2025-12-20')).toBe('RULE_NOT_IN_FORCE');
  });

  test('the last day of the period selects the version, not the day of the question', () => {
    const july = [decided('TOTAL_ONLY', '2026-07-01', '2026-06-15')];
    expect(capMode(july, '2026-06-30', '2026-12-31')).toBe('COMPONENT');
    expect(capMode(july, '2026-07-31', '2026-12-31')).toBe('TOTAL_ONLY');
  });

  test('a decision counts from the day it is known', () => {
    const backdated = [decided('TOTAL_ONLY', '2026-01-01', '2026-05-10')];
    expect(capMode(backdated, '2026-03-31', '2026-05-09')).toBe('COMPONENT');
    expect(capMode(backdated, '2026-03-31', '2026-05-10')).toBe('TOTAL_ONLY');
  });

  test('a corrected older version does not undo a newer one', () => {
    const rules = [
      decided('TOTAL_ONLY', '2026-07-01', '2026-06-15'),
      decided('EXTRA_IN_DENOMINATOR', '2026-01-01', '2026-08-01'),
    ];
    expect(capMode(rules, '2026-06-30', '2026-09-01')).toBe('EXTRA_IN_DENOMINATOR');
    expect(capMode(rules, '2026-09-30', '2026-09-01')).toBe('TOTAL_ONLY');
  });

  test('of two decisions of one day the later in the list holds', () => {
    const rules = [
      decided('TOTAL_ONLY', '2026-07-01', '2026-06-15'),
      decided('EXTRA_IN_DENOMINATOR', '2026-07-01', '2026-06-15'),
    ];
    expect(capMode(rules, '2026-07-31', '2026-07-31')).toBe('EXTRA_IN_DENOMINATOR');
    expect(capMode(rules.toReversed(), '2026-07-31', '2026-07-31')).toBe('TOTAL_ONLY');
    expect(ruleSetCanonical(rules)).not.toEqual(ruleSetCanonical(rules.toReversed()));
  });

  test('a rule for an agency concerns that agency only', () => {
    const rules = [decided('TOTAL_ONLY', '2026-02-01', '2026-02-01', 'so-noi-vu')];
    expect(capMode(rules, '2026-03-31', '2026-04-01', 'so-noi-vu')).toBe('TOTAL_ONLY');
    expect(capMode(rules, '2026-03-31', '2026-04-01', 'so-tu-phap')).toBe('COMPONENT');
    expect(capMode(rules, '2026-03-31', '2026-04-01')).toBe('COMPONENT');
  });
});

test('a formula computes with the picked rules and its derivation names their sources', () => {
  const picked = pickParameters([...DEFAULT_RULES, decided('TOTAL_ONLY', '2026-01-01', '2026-01-01')], {
    lastDayOfPeriod: '2026-03-31',
    known: '2026-04-05',
  });
  if (!picked.ok) throw new Error(picked.error.message);
  const work = (h: string, extra: boolean) => ({
    h,
    assigned: 1,
    extra,
    units: [{ count: 1, qualityFaults: 0, delays: 0 }],
  });
  const result = evaluate('nd335/period-score', {
    leader: false,
    general: '20',
    lines: [work('4', false), work('1', true)],
    ...parametersFor(PERIOD_SCORE_PARAMETERS, picked.answer),
  });
  expect(result).toMatchObject({ ok: true, answer: { a: '5/4', S: '90' } });
  expect(JSON.stringify(result)).toContain('"source":"QĐ TOTAL_ONLY"');
});

test('the canonical rule set is plain JSON that keeps every field', () => {
  const canonical = ruleSetCanonical([decided('TOTAL_ONLY', '2026-07-01', '2026-06-15')]);
  expect(JSON.parse(JSON.stringify(canonical))).toEqual([
    {
      id: 'P1',
      value: 'TOTAL_ONLY',
      validFrom: '2026-07-01',
      knownFrom: '2026-06-15',
      unit: null,
      legalSource: 'QĐ TOTAL_ONLY',
      note: '',
    },
  ]);
});

describe('readRule', () => {
  const rule = decided('TOTAL_ONLY', '2026-07-01', '2026-06-15');
  test('takes a known value, and an empty slot where nobody need decide', () => {
    expect(readRule(rule, 'rules[0]')).toEqual(rule);
    expect(readRule({ ...rule, id: 'P26', value: null }, '')).toMatchObject({ value: null });
    expect(readRule({ ...rule, id: 'P23', value: '2026-Q3' }, '')).toMatchObject({ value: '2026-Q3' });
  });
  test.each([
    [{ ...rule, id: 'P99' }, 'UNKNOWN_PARAMETER', 'rules[0].id'],
    [{ ...rule, id: 'capMode' }, 'UNKNOWN_PARAMETER', 'rules[0].id'],
    [{ ...rule, value: 'BOTH' }, 'INVALID_PARAMETER', 'rules[0].value'],
    [{ ...rule, value: null }, 'INVALID_PARAMETER', 'rules[0].value'],
    [{ ...rule, id: 'P42.month', value: '32' }, 'INVALID_PARAMETER', 'rules[0].value'],
    [{ ...rule, id: 'P45', value: '-1' }, 'INVALID_PARAMETER', 'rules[0].value'],
    [{ ...rule, id: 'P23', value: '2026-13' }, 'INVALID_PARAMETER', 'rules[0].value'],
    [{ ...rule, validFrom: '2026-7-1' }, 'INVALID_DATE', 'rules[0].validFrom'],
    [{ ...rule, note: 3 }, 'INVALID_INPUT', 'rules[0].note'],
  ])('refuses %j', (raw, code, path) => {
    expect(attempt(() => readRule(raw, 'rules[0]'))).toMatchObject({ ok: false, error: { code, path } });
  });
});
