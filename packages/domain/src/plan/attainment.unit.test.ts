import { describe, expect, it } from 'vitest';
import { createCity } from '../testing/organisation.js';
import { type Attempt, DECISION } from '../testing/world.js';

const rule = (data: object): Attempt => ({
  type: 'AttainmentRuleDecided',
  validAt: '2026-03-01',
  data: { plan: 'k1', indicator: null, rule: 'PATH', value: 'LINEAR', decision: DECISION, ...data },
});
const collective = (data: object): Attempt => ({
  type: 'CollectiveUnitsDecided',
  validAt: '2026-03-01',
  data: { plan: 'k1', collective: 'Các sở, ngành', units: ['u1', 'u2'], decision: DECISION, ...data },
});
const place = (data: object = {}) => ({ plan: 'k1', annex: 'I', row: '1', ...data });
const governing = (data: object): Attempt => ({
  type: 'GoverningRowDecided',
  validAt: '2026-03-01',
  data: { plan: 'k1', conflict: 'hdi', governs: place(), over: [place({ row: '2' })], decision: DECISION, ...data },
});
const card = (data: object): Attempt => ({
  type: 'DefinitionCardAdopted',
  validAt: '2026-03-01',
  data: { indicator: 'i1', unit: null, ...data },
});

describe('what the city decides about attainment', () => {
  it.each([
    ['a rule for the whole plan', rule({})],
    ['a rule for one indicator', rule({ indicator: 'i1', rule: 'BASELINE', value: '2025' })],
    ['a number of units ranked', rule({ rule: 'UNIVERSE', value: '34' })],
    ['the units of a collective', collective({})],
    ['which row governs', governing({})],
    ['a slot of a card', card({ formula: 'a ÷ b', responsible: 'u1' })],
  ])('%s is recorded, and says nothing new the second time', (_, attempt) => {
    const city = createCity();
    city.given(attempt);
    expect(city.decide(attempt)).toEqual({ _tag: 'Right', right: [] });
  });

  it.each([
    ['no decision', rule({ decision: undefined }), 'DECISION_REQUIRED data.decision'],
    ['a value of another rule', rule({ value: 'SUM' }), 'UNKNOWN_RULE_VALUE data.value'],
    ['a period that is none', rule({ rule: 'BASELINE', value: '2025-Q5' }), 'UNKNOWN_RULE_VALUE data.value'],
    ['an unknown indicator', rule({ indicator: 'i9' }), 'UNKNOWN_INDICATOR data.indicator'],
    ['an unknown indicator to continue', rule({ rule: 'CONTINUES', value: 'i9' }), 'UNKNOWN_INDICATOR data.value'],
    ['an unknown plan', rule({ plan: 'k9' }), 'UNKNOWN_PLAN data.plan'],
    ['no units', collective({ units: [] }), 'EMPTY_LIST data.units'],
    ['a unit twice', collective({ units: ['u1', 'u1'] }), 'DUPLICATE_KEY data.units[1]'],
    ['an unknown unit', collective({ units: ['u9'] }), 'UNKNOWN_UNIT data.units[0]'],
    ['a row that yields to itself', governing({ over: [place()] }), 'GOVERNS_ITSELF data.over[0]'],
    ['nothing that yields', governing({ over: [] }), 'EMPTY_LIST data.over'],
    [
      'a row of another plan',
      governing({ governs: place({ plan: 'k2' }) }),
      'GOVERNING_ROW_OF_OTHER_PLAN data.governs.plan',
    ],
    ['an empty card', card({}), 'EMPTY_CARD data'],
    ['a card with an unknown unit', card({ responsible: 'u9' }), 'UNKNOWN_UNIT data.responsible'],
  ])('%s is refused', (_, attempt, refusal) => {
    const data = Object.fromEntries(Object.entries(attempt.data).filter(([, value]) => value !== undefined));
    expect(createCity().refusalsOf({ ...attempt, data })).toContain(refusal);
  });
});

describe('a qualitative target', () => {
  const QUALITATIVE = { raw: 'Đạt mức tiên tiến', comparator: 'text', value: null, upper: null, universe: null };
  const attested = (data: object): Attempt => ({
    type: 'IndicatorMeasured',
    validAt: null,
    data: { indicator: 'i1', unit: null, period: '2025', value: null, source: 'Báo cáo', ...data },
  });
  const city = () => {
    const made = createCity();
    made.given({
      type: 'TargetSet',
      validAt: '2026-01-01',
      data: { indicator: 'i1', unit: null, horizon: '2030', targets: [QUALITATIVE], reading: null },
    });
    return made;
  };
  const statement = { target: 'Đạt mức tiên tiến', met: true, evidence: [{ name: 'Biên bản', hash: null }] };

  it('is attested with evidence instead of a number', () => {
    expect(city().given(attested({ attestations: [statement] })).data).toMatchObject({ attestations: [statement] });
  });
  it.each([
    ['nothing measured and nothing attested', { attestations: [] }, 'EXACTLY_ONE data.value'],
    [
      'no evidence',
      { attestations: [{ ...statement, evidence: [] }] },
      'ATTESTED_WITHOUT_EVIDENCE data.attestations[0].evidence',
    ],
    [
      'other words than those of the target',
      { attestations: [{ ...statement, target: 'Khác' }] },
      'NO_SUCH_QUALITATIVE_TARGET data.attestations[0]',
    ],
  ])('%s is refused', (_, data, refusal) => {
    expect(city().refusalsOf(attested(data))).toContain(refusal);
  });
});

describe('a figure with what it is made of', () => {
  const made = (value: string | null, data: object = {}): Attempt => ({
    type: 'IndicatorMeasured',
    validAt: null,
    data: {
      ...{ indicator: 'i1', unit: 'u1', period: '2025', value, source: 'Báo cáo' },
      parts: { numerator: '37', denominator: '301', times: '100', ...data },
    },
  });
  it.each([
    ['a fraction', '3700/301', {}],
    ['a decimal', '12.5', { denominator: '296' }],
    ['a figure per 10,000', '12', { numerator: '30', denominator: '25000', times: '10000' }],
  ])('%s is recorded', (_, value, data) => {
    expect(createCity().given(made(value, data)).data).toMatchObject({ value });
  });
  it.each([
    ['a rounded value', '12.29', {}, 'VALUE_DIFFERS_FROM_PARTS data.value'],
    ['no value', null, { numerator: '0' }, 'VALUE_DIFFERS_FROM_PARTS data.value'],
    ['a denominator of 0', '1', { denominator: '0' }, 'DENOMINATOR_ZERO data.parts.denominator'],
  ])('%s is refused', (_, value, data, refusal) => {
    expect(createCity().refusalsOf(made(value, data))).toContain(refusal);
  });
});
