import { describe, expect, it } from 'vitest';
import { createCity } from '../testing/organisation.js';
import { type Attempt, DECISION, HASH } from '../testing/world.js';

const CRITERIA = [
  { id: 'A', parent: null, title: 'Dữ liệu', weight: '0.6', max: null },
  { id: 'A.1', parent: 'A', title: 'Chia sẻ', weight: '1/3', max: '5' },
  { id: 'A.2', parent: 'A', title: 'Làm sạch', weight: '2/3', max: '5' },
  { id: 'B', parent: null, title: 'Nhân lực', weight: '0.4', max: '10' },
];
const LEVELS = [
  { id: '1', title: 'Khởi đầu', from: '0' },
  { id: '2', title: 'Hình thành', from: '50' },
];
const framework = (data: object, validAt = '2026-03-01'): Attempt => ({
  type: 'MaturityFrameworkAdopted',
  validAt,
  data: { framework: 'k', title: 'Khung', criteria: CRITERIA, levels: LEVELS, decision: DECISION, ...data },
});
const assessed = (data: object): Attempt => ({
  type: 'MaturityCriterionAssessed',
  validAt: null,
  data: {
    ...{ framework: 'k', unit: 'u1', period: '2026-Q1', criterion: 'A.1', points: '7/2' },
    evidence: [{ name: 'Báo cáo', hash: HASH }],
    ...data,
  },
});
const refusals = (city: ReturnType<typeof createCity>, attempt: Attempt) => {
  const data = Object.fromEntries(Object.entries(attempt.data).filter(([, value]) => value !== undefined));
  const decision = city.decide({ ...attempt, data });
  return decision._tag === 'Left' ? decision.left.map(({ code, path }) => `${code} ${path}`) : [];
};
const weights = (weight: string) => CRITERIA.map((one) => (one.id === 'B' ? { ...one, weight } : one));

describe('a framework of maturity', () => {
  it('is adopted by decision, and says nothing new the second time', () => {
    const city = createCity();
    city.given(framework({}));
    expect(city.decide(framework({}))).toEqual({ _tag: 'Right', right: [] });
  });

  it.each([
    ['without a decision', { decision: undefined }, 'DECISION_REQUIRED data.decision'],
    ['with weights below 1', { criteria: weights('0.39') }, 'MATURITY_FRAMEWORK_INVALID data.criteria'],
    ['with weights above 1', { criteria: weights('0.4001') }, 'MATURITY_FRAMEWORK_INVALID data.criteria'],
    ['without criteria', { criteria: [] }, 'MATURITY_FRAMEWORK_INVALID data.criteria'],
    ['with levels that fall', { levels: [...LEVELS].reverse() }, 'MATURITY_FRAMEWORK_INVALID data.levels[0].from'],
  ])('%s is refused', (_, data, refusal) => {
    expect(refusals(createCity(), framework(data))).toContain(refusal);
  });

  it('says in Vietnamese whose weights are wrong and what they are', () => {
    const decision = createCity().decide(framework({ criteria: weights('0.39') }));
    expect(decision).toMatchObject({ left: [{ message: expect.stringContaining('99/100, phải bằng 1') }] });
  });
});

describe('an assessment', () => {
  it.each([
    ['of a criterion', assessed({})],
    ['with no points', assessed({ points: '0' })],
    ['with all points', assessed({ criterion: 'B', points: '10' })],
  ])('%s is recorded on the last day of its period', (_, attempt) => {
    const city = createCity();
    city.given(framework({}));
    expect(city.decide(attempt)).toMatchObject({ right: [{ type: attempt.type, validAt: '2026-03-31' }] });
  });

  it.each([
    ['without evidence', assessed({ evidence: [] }), 'ASSESSED_WITHOUT_EVIDENCE data.evidence'],
    ['of a group', assessed({ criterion: 'A' }), 'NO_SUCH_CRITERION data.criterion'],
    ['of no criterion', assessed({ criterion: 'C' }), 'NO_SUCH_CRITERION data.criterion'],
    ['above its points', assessed({ points: '5.01' }), 'MATURITY_POINTS_OUT_OF_RANGE data.points'],
    ['below 0', assessed({ points: '-1' }), 'MATURITY_POINTS_OUT_OF_RANGE data.points'],
    ['of a unit that is not known', assessed({ unit: 'u9' }), 'UNKNOWN_UNIT data.unit'],
    ['by another framework', assessed({ framework: 'x' }), 'UNKNOWN_FRAMEWORK data.framework'],
    ['of a period that has not ended', assessed({ period: '2026' }), 'DAY_IN_FUTURE validAt'],
    ['of a period before the framework', assessed({ period: '2026-01' }), 'UNKNOWN_FRAMEWORK data.framework'],
  ])('%s is refused', (_, attempt, refusal) => {
    const city = createCity();
    city.given(framework({}));
    expect(refusals(city, attempt)).toContain(refusal);
  });

  it('goes by the framework of its period, not by one that takes effect later', () => {
    const city = createCity();
    city.given(framework({}));
    const later = CRITERIA.map((one) => (one.id === 'A.1' ? { ...one, max: '3' } : one));
    city.given(framework({ criteria: later }, '2026-04-01'));
    expect(refusals(city, assessed({}))).toEqual([]);
    expect(refusals(city, assessed({ period: '2026-Q2' }))).toEqual(['MATURITY_POINTS_OUT_OF_RANGE data.points']);
  });
});
